/// Follows every lock and every thread through the events, and tells an observer what they did.
///
/// How CPython 3.9 to 3.13 makes these events: docs/trace.md.
struct LockTracker<Observer: LockObserver> {
  var observer: Observer
  var facts = ReplayFacts()
  var threads: [ThreadState]
  var locks: [LockState] = []
  var processes: [ProcessState]
  let mainProcess: Int
  /// A take of a lock that another thread still holds: its drop may come next, with the same time.
  var pendingTake: PendingTake?

  struct ProcessState {
    let identifier: Int
    /// When it ended, as far as is known: its last event, unless somebody saw it end later.
    var end: UInt64 = 0
    var lastEvent: UInt64 = 0
    /// When it said that it was about to end or to become another program.
    var announcedEnd: UInt64?
    var locksMade = 0
    /// The lock of each condition's address.
    var conditions: [UInt64: Int] = [:]
  }

  struct PendingTake {
    let thread: Int
    let lock: Int
    let nanoseconds: UInt64
  }

  /// By how much the clocks of two processors may differ.
  static var clockDifference: UInt64 { 1_000 }

  init(_ file: EventFile, mainProcess: Int, mainEnd: UInt64?, observer: Observer) {
    self.observer = observer
    self.mainProcess = mainProcess
    var indices: [Int: Int] = [:]
    var found: [ProcessState] = []
    threads = file.threads.map { thread in
      let index = indices[thread.process] ?? found.count
      if index == found.count {
        indices[thread.process] = index
        found.append(ProcessState(identifier: thread.process))
      }
      found[index].end = max(found[index].end, thread.lastNanoseconds)
      found[index].lastEvent = found[index].end
      return ThreadState(process: index)
    }
    if let main = indices[mainProcess], let mainEnd { found[main].end = max(found[main].end, mainEnd) }
    if let cut = file.firstLostNanoseconds {
      for index in found.indices {
        found[index].end = min(found[index].end, cut)
        found[index].lastEvent = min(found[index].lastEvent, cut)
      }
    }
    processes = found
    facts.mainEnded = indices[mainProcess].map { found[$0].end } ?? mainEnd ?? 0
    facts.ended = found.reduce(facts.mainEnded) { max($0, $1.end) }
    facts.began = file.threads.first { $0.process == mainProcess }?.firstNanoseconds ?? 0
  }

  mutating func handle(_ event: TraceEvent, of thread: Int) {
    let now = event.nanoseconds
    if pendingTake != nil, settlePendingTake(with: event, of: thread) { return }
    if !threads[thread].hasBegun || threads[thread].hasEnded {
      if !threads[thread].hasBegun { observer.threadBegan(thread, at: now) }
      threads[thread].hasBegun = true
      threads[thread].hasEnded = false
    }
    switch event.kind {
    case EventKind.conditionMade: makeCondition(event.condition, by: thread, at: now)
    case EventKind.conditionDestroyed: destroyCondition(event.condition, by: thread, at: now)
    case EventKind.scriptBegan: beginScript(of: thread, at: now)
    case EventKind.threadEnded: end(thread, at: now, isOver: true)
    case EventKind.processEnds: processes[threads[thread].process].announcedEnd = now
    case EventKind.processGoesOn: processes[threads[thread].process].announcedEnd = nil
    case EventKind.childEnded: endChild(Int(event.condition), at: now)
    default:
      guard let lock = lock(with: event.condition, of: thread) else {
        facts.unknownConditions += 1
        return
      }
      handle(event, of: thread, on: lock)
    }
  }

  private mutating func handle(_ event: TraceEvent, of thread: Int, on lock: Int) {
    let now = event.nanoseconds
    switch event.kind {
    case EventKind.signal:
      if event.condition == locks[lock].condition {
        drop(lock, by: thread, at: now)
      } else if let holder = locks[lock].holder, holder != thread {
        takeByForce()
        pendingTake = PendingTake(thread: thread, lock: lock, nanoseconds: now)
      } else {
        take(lock, by: thread, at: now)
      }
    case EventKind.want: want(lock, by: thread, at: now)
    case EventKind.timeout: timeOut(lock, of: thread, at: now)
    case EventKind.beaten:
      wantIfUnknown(lock, by: thread, at: now)
      threads[thread].handoffsSeen = locks[lock].handoffs
    case EventKind.yieldBegan: beginYield(lock, by: thread, at: now)
    case EventKind.yieldEnded: threads[thread].settled = now
    default: facts.anomalies += 1
    }
  }

  func lock(with condition: UInt64, of thread: Int) -> Int? {
    // A thread mostly stays with one lock.
    if let lock = threads[thread].lock, !locks[lock].hasEnded,
      locks[lock].condition == condition || locks[lock].switchCondition == condition
    {
      return lock
    }
    return processes[threads[thread].process].conditions[condition]
  }

  /// Whether the event was the drop that the take had to wait for.
  private mutating func settlePendingTake(with event: TraceEvent, of thread: Int) -> Bool {
    guard let pending = pendingTake else { return false }
    let state = locks[pending.lock]
    let isDrop =
      event.kind == EventKind.signal && event.condition == state.condition && state.holder == thread
      && state.process == threads[thread].process
    if isDrop, event.nanoseconds <= pending.nanoseconds + Self.clockDifference {
      pendingTake = nil
      drop(pending.lock, by: thread, at: event.nanoseconds)
      take(pending.lock, by: pending.thread, at: max(pending.nanoseconds, event.nanoseconds))
      return true
    }
    if thread == pending.thread || event.nanoseconds > pending.nanoseconds + Self.clockDifference { takeByForce() }
    return false
  }

  /// The holder's drop did not come: it is taken to have been at the moment of the take.
  mutating func takeByForce() {
    guard let pending = pendingTake else { return }
    pendingTake = nil
    facts.anomalies += 1
    if let holder = locks[pending.lock].holder { letGo(pending.lock, by: holder, at: pending.nanoseconds) }
    take(pending.lock, by: pending.thread, at: pending.nanoseconds)
  }
}
