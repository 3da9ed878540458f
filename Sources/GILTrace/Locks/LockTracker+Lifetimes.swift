extension LockTracker {
  /// Both conditions of a lock lie in one structure, some 90 bytes apart.
  private static var structureBytes: UInt64 { 512 }

  mutating func makeCondition(_ condition: UInt64, by thread: Int, at now: UInt64) {
    guard let first = threads[thread].madeCondition, condition > first, condition - first < Self.structureBytes else {
      threads[thread].madeCondition = condition
      return
    }
    threads[thread].madeCondition = nil
    let process = threads[thread].process
    for address in [first, condition] {
      // After a fork the child makes its lock anew in the same place.
      if let old = processes[process].conditions[address] { end(lock: old, at: now) }
    }
    let identity = LockIdentity(process: processes[process].identifier, interpreter: processes[process].locksMade)
    let lock = locks.count
    locks.append(
      LockState(identity: identity, process: process, condition: first, switchCondition: condition))
    processes[process].locksMade += 1
    processes[process].conditions[first] = lock
    processes[process].conditions[condition] = lock
    observer.lockBegan(lock, identity, at: now)
  }

  mutating func destroyCondition(_ condition: UInt64, by thread: Int, at now: UInt64) {
    // The second of the two is unknown by then.
    guard let lock = processes[threads[thread].process].conditions[condition] else { return }
    end(lock: lock, at: now)
  }

  private mutating func end(lock: Int, at now: UInt64) {
    if let holder = locks[lock].holder { letGo(lock, by: holder, at: now) }
    let process = locks[lock].process
    processes[process].conditions[locks[lock].condition] = nil
    processes[process].conditions[locks[lock].switchCondition] = nil
    locks[lock].hasEnded = true
    observer.lockEnded(lock, at: now, contended: locks[lock].contended(at: now))
  }

  /// The thread holds the lock no longer, without having dropped it.
  mutating func letGo(_ lock: Int, by thread: Int, at now: UInt64) {
    release(lock, by: thread, at: now, wasDropped: false)
    if threads[thread].lock == lock {
      threads[thread].activity = .off
      if let outer = threads[thread].outer.popLast() {
        threads[thread].activity = .holding
        threads[thread].lock = outer
        threads[thread].since = now
      }
    } else {
      threads[thread].outer.removeAll { $0 == lock }
    }
  }

  mutating func end(_ thread: Int, at now: UInt64, isOver: Bool) {
    if threads[thread].activity == .waiting { stopWaiting(thread, at: now) }
    while threads[thread].activity == .holding, let lock = threads[thread].lock { letGo(lock, by: thread, at: now) }
    threads[thread].activity = .off
    threads[thread].hasEnded = true
    observer.threadEnded(thread, at: now, isOver: isOver)
  }

  mutating func beginScript(of thread: Int, at now: UInt64) {
    let process = threads[thread].process
    guard processes[process].identifier == mainProcess, facts.scriptBegan == nil else { return }
    facts.scriptBegan = now
    facts.began = now
    for lock in locks.indices where locks[lock].process == process { locks[lock].restart(at: now) }
    for thread in threads.indices where threads[thread].process == process {
      threads[thread].since = now
      threads[thread].contendedAtDrop = 0
    }
    observer.scriptBegan(process: mainProcess, at: now)
  }

  /// A process was seen to have ended: the latest that its end can be, and all that is known of one that was killed.
  mutating func endChild(_ identifier: Int, at now: UInt64) {
    // A process id may come again; the latest one is meant.
    guard let child = processes.lastIndex(where: { $0.identifier == identifier }) else { return }
    processes[child].end = max(processes[child].end, now)
  }

  /// What a process said of its end is nearer to it than when somebody saw it: the process may have become another
  /// program, whose time is not its own.
  private mutating func decideEnds() {
    for process in processes.indices {
      guard let announced = processes[process].announcedEnd else { continue }
      processes[process].end = max(announced, processes[process].lastEvent)
      if processes[process].identifier == mainProcess { facts.mainEnded = processes[process].end }
    }
  }

  /// Closes what lasts to the end of its process.
  mutating func finish() {
    takeByForce()
    decideEnds()
    for thread in threads.indices where threads[thread].hasBegun && !threads[thread].hasEnded {
      end(thread, at: processes[threads[thread].process].end, isOver: false)
    }
    for lock in locks.indices where !locks[lock].hasEnded { end(lock: lock, at: processes[locks[lock].process].end) }
  }
}
