/// What one thread did so far.
struct ThreadTally {
  /// Nil until its first event within the figures.
  var began: UInt64?
  var ended: UInt64?
  /// Whether the thread itself ended, rather than its process.
  var isOver = false
  var held: UInt64 = 0
  var waited: UInt64 = 0
  var holds = 0
  var waits = 0
  var timeouts = 0
  var forced = 0
  var longestHold: UInt64 = 0
  var longestWait: UInt64 = 0
  var comeback = Comeback()
  /// Nanoseconds for which it held each lock; a thread has one, as a rule.
  private(set) var heldByLock: [(lock: Int, nanoseconds: UInt64)] = []
  private(set) var lastLock: Int?

  /// The lock that it held longest, or else had to do with last.
  var lock: Int? { heldByLock.max { $0.nanoseconds < $1.nanoseconds }?.lock ?? lastLock }

  mutating func add(_ span: Span) {
    let length = span.end - span.start
    lastLock = span.lock
    guard span.activity == .holding else {
      waited += length
      longestWait = max(longestWait, length)
      return
    }
    held += length
    if let index = heldByLock.firstIndex(where: { $0.lock == span.lock }) {
      heldByLock[index].nanoseconds += length
    } else {
      heldByLock.append((span.lock, length))
    }
  }

  mutating func add(_ hold: HoldInterval) {
    holds += 1
    if hold.wasDropped, hold.wasAsked { forced += 1 }
    longestHold = max(longestHold, hold.end - hold.start)
  }

  mutating func add(_ take: Take) {
    if take.waited != nil { waits += 1 }
    if take.cameBack { comeback.add(take) }
  }
}

/// How a thread fared each time it came back for the lock after it had let go of it by itself.
struct Comeback: Sendable, Hashable {
  var times = 0
  /// Those after which it had to wait.
  var waits = 0
  /// Those that cost at least one switch interval, how long these lasted, and how many intervals they were.
  var timedOut = 0
  var timedOutNanoseconds: UInt64 = 0
  var timeouts = 0
  /// The thread that was asked for the lock most often, by majority vote.
  private(set) var holder: Int?
  private var lead = 0

  mutating func add(_ take: Take) {
    times += 1
    if take.waited != nil { waits += 1 }
    guard take.timeouts > 0, let waited = take.waited else { return }
    timedOut += 1
    timedOutNanoseconds += waited
    timeouts += take.timeouts
    guard let asked = take.asked else { return }
    // Boyer and Moore's vote: whoever was asked in more than half of the cases is left at the end.
    if lead == 0 { holder = asked }
    lead += holder == asked ? 1 : -1
  }
}
