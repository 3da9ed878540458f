import Histogram

/// Adds up a trace's figures while its events pass.
struct SummaryTally: LockObserver {
  private let processes: [Int]
  private(set) var threads: [ThreadTally]
  private(set) var locks: [LockTally] = []
  private(set) var longestHolds = LongestHolds()
  private(set) var timeLine: TimeLineTally
  /// Nanoseconds that each take waited, those at once as 0.
  private(set) var acquisitions = Histogram<UInt64>(numberOfSignificantValueDigits: .three)

  init(of file: EventFile, start: UInt64, end: UInt64) {
    processes = file.threads.map(\.process)
    threads = Array(repeating: ThreadTally(), count: file.threads.count)
    timeLine = TimeLineTally(threads: file.threads.count, start: start, end: end)
  }

  mutating func lockBegan(_ lock: Int, _ identity: LockIdentity, at nanoseconds: UInt64) {
    locks.append(LockTally(identity: identity, began: nanoseconds))
  }

  mutating func lockEnded(_ lock: Int, at nanoseconds: UInt64, contended: UInt64) {
    locks[lock].ended = nanoseconds
    locks[lock].contended = contended
  }

  mutating func threadBegan(_ thread: Int, at nanoseconds: UInt64) { threads[thread].began = nanoseconds }

  mutating func threadEnded(_ thread: Int, at nanoseconds: UInt64, isOver: Bool) {
    threads[thread].ended = nanoseconds
    threads[thread].isOver = isOver
  }

  mutating func took(_ take: Take) {
    threads[take.thread].add(take)
    locks[take.lock].takes += 1
    if take.previous != nil { locks[take.lock].handoffs += 1 }
    if take.wasForced { locks[take.lock].forcedSwitches += 1 }
    acquisitions.record(take.waited ?? 0)
  }

  mutating func held(_ hold: HoldInterval) {
    threads[hold.thread].add(hold)
    locks[hold.lock].held += hold.end - hold.start
    longestHolds.add(hold)
  }

  mutating func spent(_ span: Span) {
    threads[span.thread].add(span)
    timeLine.add(span)
  }

  mutating func timedOut(_ timeOut: TimeOut) {
    threads[timeOut.thread].timeouts += 1
    locks[timeOut.lock].timeouts += 1
  }

  mutating func scriptBegan(process: Int, at nanoseconds: UInt64) {
    for thread in threads.indices where processes[thread] == process {
      let isAlive = threads[thread].began != nil && threads[thread].ended == nil
      threads[thread] = ThreadTally()
      if isAlive { threads[thread].began = nanoseconds }
    }
    for lock in locks.indices where locks[lock].identity.process == process {
      let isOver = locks[lock].ended != nil
      locks[lock].restart(at: nanoseconds)
      if isOver { locks[lock].ended = nanoseconds }
    }
    longestHolds.remove { processes[$0.thread] == process }
    timeLine.restart(at: nanoseconds)
    acquisitions.reset()
  }
}
