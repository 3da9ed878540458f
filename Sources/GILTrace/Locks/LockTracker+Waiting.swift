extension LockTracker {
  mutating func want(_ lock: Int, by thread: Int, at now: UInt64) {
    var since = now
    switch threads[thread].activity {
    case .off: threads[thread].cameBack = threads[thread].hasHeld
    case .yielding: if hasYielded(thread, of: lock, at: now) { since = threads[thread].since }
    case .waiting:
      facts.anomalies += 1
      if threads[thread].lock == lock { return }
      stopWaiting(thread, at: now)
    case .holding where locks[lock].holder == thread:
      // Its drop is missing.
      facts.anomalies += 1
      release(lock, by: thread, at: now, wasDropped: true)
    case .holding: suspendHold(of: thread, at: now)
    }
    threads[thread].activity = .waiting
    threads[thread].lock = lock
    threads[thread].since = since
    threads[thread].timeouts = 0
    threads[thread].asked = nil
    threads[thread].handoffsSeen = locks[lock].handoffs
    locks[lock].addWaiter(at: now)
  }

  /// The first event of a wait may be missing.
  mutating func wantIfUnknown(_ lock: Int, by thread: Int, at now: UInt64) {
    if threads[thread].activity == .waiting, threads[thread].lock == lock { return }
    facts.anomalies += 1
    want(lock, by: thread, at: now)
  }

  /// The thread waits no more, and did not get the lock.
  mutating func stopWaiting(_ thread: Int, at now: UInt64) {
    guard let lock = threads[thread].lock else { return }
    locks[lock].removeWaiter(at: now)
    observer.spent(
      Span(thread: thread, lock: lock, activity: .waiting, start: threads[thread].since, end: now))
    threads[thread].activity = .off
  }

  mutating func timeOut(_ lock: Int, of thread: Int, at now: UInt64) {
    wantIfUnknown(lock, by: thread, at: now)
    // As in take_gil: the holder is asked only if the lock was not handed off since the interval began.
    let holder = threads[thread].handoffsSeen == locks[lock].handoffs ? locks[lock].holder : nil
    if let holder {
      locks[lock].isAsked = true
      threads[thread].asked = holder
    }
    threads[thread].timeouts += 1
    threads[thread].handoffsSeen = locks[lock].handoffs
    observer.timedOut(TimeOut(thread: thread, lock: lock, nanoseconds: now, asked: holder))
  }

  /// A thread waits only after a drop for which it was asked, even where the time-out that asked it is not known.
  mutating func beginYield(_ lock: Int, by thread: Int, at now: UInt64) {
    if threads[thread].activity == .off, threads[thread].lock == lock, threads[thread].hasHeld {
      threads[thread].activity = .yielding
      threads[thread].contendedAtDrop = locks[lock].contended(at: now)
      if locks[lock].lastHolder == thread { locks[lock].isAsked = true }
    }
    threads[thread].settled = now
  }
}
