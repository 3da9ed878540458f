import GILEventFormat
import GILRecordings
import Measurement

@testable import GILTrace

/// Threads that take, want, drop and yield one lock as CPython's rules allow, at random; with its own books.
struct RandomSchedule {
  enum State { case off, waiting, holding, yielding }

  private(set) var recording = Recording()
  private(set) var now = 0
  private(set) var held: [Int]
  private(set) var waited: [Int]
  private(set) var handoffs = 0
  private(set) var forcedSwitches = 0
  private(set) var timeouts = 0
  private(set) var takes = 0
  var contendedShare: Double { Double(contended) / Double(now) }

  private var contended = 0
  private let lock = Recording.Lock()
  private let threads: [Recording.Thread]
  private var states: [State]
  private var seen: [Int]
  private var isAsked = false
  private var wasDropped = false
  private var lastHolder: Int?
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    let count = 2 + Int(seed % 5)
    var recording = Recording()
    recording.chunkEvents = 37
    threads = (0..<count).map { _ in recording.thread() }
    recording.make(lock, threads[0], at: 0)
    for thread in threads { recording.add(GILLAB_GIL_CONDITION_DESTROYED, 0xBAD, thread, at: 0) }
    self.recording = recording
    (held, waited, seen) = (
      Array(repeating: 0, count: count), Array(repeating: 0, count: count), Array(repeating: 0, count: count)
    )
    states = Array(repeating: .off, count: count)
  }

  mutating func run(steps: Int) {
    for _ in 0..<steps { step() }
    // One that never came back would have gone off.
    if let yielding = states.firstIndex(of: .yielding) { comeBack(yielding) }
    pass(1_000)
  }

  private mutating func step() {
    // Only two events of different threads can have the same time: a thread's own are further apart than the clock's ticks.
    if wasDropped, let next = states.firstIndex(of: .waiting), !states.contains(.yielding), generator.next() % 2 == 0 {
      return take(next)
    }
    wasDropped = false
    let length = 1 + Int(generator.next() % 3_000_000)
    // A thread that yields is back before it could be taken for having gone off.
    pass(states.contains(.yielding) ? min(length, 100_000) : length)
    if let yielding = states.firstIndex(of: .yielding) { return comeBack(yielding) }
    let thread = Int(generator.next() % UInt64(states.count))
    switch states[thread] {
    case .off: if holder == nil { take(thread) } else { want(thread) }
    case .waiting: if holder == nil { take(thread) } else { timeOut(thread) }
    case .holding: drop(thread)
    case .yielding: break
    }
  }

  private var holder: Int? { states.firstIndex(of: .holding) }

  private mutating func pass(_ nanoseconds: Int) {
    now += nanoseconds
    for thread in states.indices {
      if states[thread] == .holding { held[thread] += nanoseconds }
      if states[thread] == .waiting || states[thread] == .yielding { waited[thread] += nanoseconds }
    }
    if states.contains(.waiting) || states.contains(.yielding) { contended += nanoseconds }
  }

  private mutating func take(_ thread: Int) {
    recording.took(lock, threads[thread], at: now)
    takes += 1
    if let lastHolder, lastHolder != thread {
      handoffs += 1
      if isAsked { forcedSwitches += 1 }
    }
    isAsked = false
    lastHolder = thread
    states[thread] = .holding
    wasDropped = false
  }

  private mutating func want(_ thread: Int) {
    recording.wants(lock, threads[thread], at: now)
    states[thread] = .waiting
    seen[thread] = handoffs
  }

  private mutating func timeOut(_ thread: Int) {
    recording.timedOut(lock, threads[thread], at: now)
    timeouts += 1
    if seen[thread] == handoffs { isAsked = true }
    seen[thread] = handoffs
  }

  private mutating func drop(_ thread: Int) {
    recording.dropped(lock, threads[thread], at: now)
    states[thread] = isAsked ? .yielding : .off
    wasDropped = true
    guard isAsked, let next = states.firstIndex(of: .waiting), generator.next() % 2 == 0 else { return }
    // It waits until another has taken the lock.
    recording.add(GILLAB_GIL_YIELD_BEGAN, lock.switchCondition, threads[thread], at: now)
    pass(1 + Int(generator.next() % 100_000))
    take(next)
    pass(1 + Int(generator.next() % 1_000))
    recording.add(GILLAB_GIL_YIELD_ENDED, lock.switchCondition, threads[thread], at: now)
  }

  private mutating func comeBack(_ thread: Int) {
    if holder == nil { take(thread) } else { want(thread) }
  }
}
