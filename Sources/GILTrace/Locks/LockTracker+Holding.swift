extension LockTracker {
  /// How soon after a drop for which it was asked a thread must want the lock again to have yielded, rather than gone off.
  ///
  /// Mostly the evaluation loop drops the lock that it is asked for, some 15 µs later, and turns to it again at once. But
  /// that thread has just given way to another, and on a busy machine comes to run again only after some time slices:
  /// 0.1 to 3 ms in the middle, up to 14 ms were seen. The other case, that of a thread in native code which drops the
  /// lock by itself after it was asked, is rare; if it is back within this time, what it did is taken for waiting.
  static var yieldsWithin: UInt64 { 20_000_000 }

  mutating func take(_ lock: Int, by thread: Int, at now: UInt64) {
    if locks[lock].holder == thread {
      facts.anomalies += 1
      release(lock, by: thread, at: now, wasDropped: true)
      threads[thread].activity = .off
    }
    facts.takes += 1
    let waited = endWait(of: thread, for: lock, at: now)
    let previous = locks[lock].lastHolder.flatMap { $0 == thread ? nil : $0 }
    let wasForced = previous != nil && locks[lock].isAsked
    let isWait = waited != nil
    observer.took(
      Take(
        thread: thread, lock: lock, nanoseconds: now, waited: waited, timeouts: isWait ? threads[thread].timeouts : 0,
        cameBack: threads[thread].cameBack, asked: isWait ? threads[thread].asked : nil, previous: previous,
        wasForced: wasForced))
    if previous != nil { locks[lock].handoffs += 1 }
    locks[lock].holder = thread
    locks[lock].lastHolder = thread
    locks[lock].heldSince = now
    locks[lock].isAsked = false
    threads[thread].activity = .holding
    threads[thread].lock = lock
    threads[thread].since = now
    threads[thread].hasHeld = true
    threads[thread].timeouts = 0
    threads[thread].asked = nil
  }

  /// What the thread did before it took the lock is over; how long it had waited, nil if it had not.
  private mutating func endWait(of thread: Int, for lock: Int, at now: UInt64) -> UInt64? {
    let since = threads[thread].since
    switch threads[thread].activity {
    case .off: threads[thread].cameBack = threads[thread].hasHeld
    case .holding: suspendHold(of: thread, at: now)
    case .waiting where threads[thread].lock == lock:
      locks[lock].removeWaiter(at: now)
      observer.spent(Span(thread: thread, lock: lock, activity: .waiting, start: since, end: now))
      return now - since
    case .waiting:
      facts.anomalies += 1
      stopWaiting(thread, at: now)
    case .yielding:
      guard hasYielded(thread, of: lock, at: now) else { break }
      observer.spent(Span(thread: thread, lock: lock, activity: .waiting, start: since, end: now))
      return now - since
    }
    return nil
  }

  mutating func drop(_ lock: Int, by thread: Int, at now: UInt64) {
    guard locks[lock].holder == thread else {
      facts.anomalies += 1
      if threads[thread].activity == .waiting { stopWaiting(thread, at: now) }
      return
    }
    let isInner = threads[thread].activity == .holding && threads[thread].lock == lock
    release(lock, by: thread, at: now, wasDropped: true)
    guard isInner else {
      threads[thread].outer.removeAll { $0 == lock }
      return
    }
    threads[thread].since = now
    if let outer = threads[thread].outer.popLast() {
      threads[thread].lock = outer
      threads[thread].activity = .holding
    } else if locks[lock].isAsked {
      threads[thread].activity = .yielding
      threads[thread].settled = now
      threads[thread].contendedAtDrop = locks[lock].contended(at: now)
    } else {
      threads[thread].activity = .off
    }
  }

  /// The lock is free from now on. What the thread does instead is for the caller to say.
  mutating func release(_ lock: Int, by thread: Int, at now: UInt64, wasDropped: Bool) {
    observer.held(
      HoldInterval(
        thread: thread, lock: lock, start: locks[lock].heldSince, end: now, wasDropped: wasDropped,
        wasAsked: locks[lock].isAsked))
    if threads[thread].activity == .holding, threads[thread].lock == lock {
      observer.spent(
        Span(thread: thread, lock: lock, activity: .holding, start: threads[thread].since, end: now))
    }
    locks[lock].holder = nil
  }

  /// The thread turns to another lock while it holds one.
  mutating func suspendHold(of thread: Int, at now: UInt64) {
    guard let held = threads[thread].lock else { return }
    observer.spent(Span(thread: thread, lock: held, activity: .holding, start: threads[thread].since, end: now))
    threads[thread].outer.append(held)
    threads[thread].cameBack = false
  }

  /// Whether the thread, which now wants the lock, has wanted it ever since it dropped it.
  mutating func hasYielded(_ thread: Int, of lock: Int, at now: UInt64) -> Bool {
    let state = threads[thread]
    let hasYielded = state.lock == lock && now - state.settled <= Self.yieldsWithin
    threads[thread].cameBack = !hasYielded
    if hasYielded { locks[lock].addWait(from: state.since, to: now, contendedAtStart: state.contendedAtDrop) }
    return hasYielded
  }
}
