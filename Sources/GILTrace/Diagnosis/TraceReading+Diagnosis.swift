import Measurement

extension TraceReading {
  /// Ten switch intervals at the usual 5 ms: in less, a program mostly starts, imports and ends.
  private static var shortestNanoseconds: UInt64 { 50_000_000 }
  /// From this share of a lock's lifetime on, waiting for it is what a reader should know first.
  private static var contendedShare: Double { 0.1 }
  /// Below it, the lock was free most of the time.
  private static var busyShare: Double { 0.5 }

  /// The first case that fits, in the order of what a reader must know first.
  var diagnosed: Diagnosed {
    if gil == .off { return freeThreaded }
    guard wallNanoseconds >= Self.shortestNanoseconds, let busiest = lockIndices.max(by: isHeldLess) else {
      return tooShort
    }
    let convoys = threadIndices.compactMap { Convoy($0, tally.threads[$0], wallNanoseconds: wallNanoseconds) }
    if let worst = convoys.max(by: { $0.comeback.timedOutNanoseconds < $1.comeback.timedOutNanoseconds }) {
      return convoyed(worst, others: convoys.count - 1)
    }
    let mostWanted = lockIndices.max { tally.locks[$0].contended < tally.locks[$1].contended } ?? busiest
    let contended = tally.locks[mostWanted]
    if share(contended.contended, of: contended.lifetime) >= Self.contendedShare { return self.contended(mostWanted) }
    return isBusy(tally.locks[busiest]) ? busy(busiest) : offGIL(busiest)
  }

  private func isBusy(_ lock: LockTally) -> Bool { share(lock.held, of: lock.lifetime) >= Self.busyShare }

  private func isHeldLess(_ left: Int, _ right: Int) -> Bool { tally.locks[left].held < tally.locks[right].held }

  private var freeThreaded: Diagnosed {
    let named = Set(context.notes.threadNames.map { [$0.process, $0.nativeID] }).count
    let count = max(threadIndices.count, named)
    let threads = count == 1 ? "1 thread" : "\(count) threads"
    let says = saysGILEnabled == false ? "the interpreter says that its GIL is off" : "this is a free-threaded Python"
    let held = "\(Quantity.duration(seconds(heldNanoseconds))) of \(Quantity.duration(seconds(wallNanoseconds)))"
    let proof =
      heldNanoseconds == 0 ? "no lock was taken" : "a lock was held for \(held) only, as by an import of native code,"
    return Diagnosed(
      .freeThreaded, "\(says), and \(proof) while \(threads) ran",
      "Threads can compute at the same time here: what holds them up, if anything does, is not the GIL")
  }

  private var tooShort: Diagnosed {
    if lockIndices.isEmpty {
      return Diagnosed(.tooShort, "no thread was seen to take the lock", "The program ended before it could be told")
    }
    return Diagnosed(
      .tooShort,
      "the script ran for \(Quantity.duration(seconds(wallNanoseconds))), which is mostly starting, importing and ending",
      "Give it more to do, and trace it again")
  }

  private func convoyed(_ convoy: Convoy, others: Int) -> Diagnosed {
    let comeback = convoy.comeback
    let intervals = Int(convoy.intervalsPerTimedOut.rounded())
    let cost = intervals == 1 ? "one switch interval ran out" : "\(intervals) switch intervals ran out"
    let holder = convoy.holder.map(title) ?? "another thread"
    let more = others == 0 ? "" : others == 1 ? ", and so did 1 more thread" : ", and so did \(others) more threads"
    return Diagnosed(
      .convoyed,
      "\(title(convoy.thread)) waited \(Quantity.duration(seconds(convoy.nanosecondsPerTimedOut))) (\(cost)) in "
        + "\(Quantity.percent(Double(comeback.timedOut) / Double(comeback.times))) of the \(comeback.times) times that it "
        + "came back for the lock\(more), because \(holder) keeps it",
      "A process of its own for \(holder) would end this; sys.setswitchinterval() with less than 0.005 shortens it")
  }

  private func contended(_ index: Int) -> Diagnosed {
    let lock = tally.locks[index]
    let rivals = threadIndices.filter { tally.threads[$0].lock == index && tally.threads[$0].waited > 0 }
      .sorted { tally.threads[$0].waited > tally.threads[$1].waited }
    let most = rivals.prefix(2).map { rival in
      "\(title(rival)) waited \(Quantity.percent(waitedShare(rival)))"
    }
    // Of very many threads none waits much by itself.
    let isOfFew = rivals.first.map { waitedShare($0) >= Self.contendedShare } ?? false
    let who = isOfFew ? "\(most.joined(separator: " and ")) of its time" : "\(rivals.count) threads waited now and then"
    return Diagnosed(
      .contended,
      "at least one thread waited for the lock\(place(of: index)) during "
        + "\(Quantity.percent(share(lock.contended, of: lock.lifetime))) of \(duration(lock)); "
        + who,
      "More threads will wait more, and compute no faster: use processes, a free-threaded Python or native code for that"
    )
  }

  private func waitedShare(_ thread: Int) -> Double {
    let tally = tally.threads[thread]
    return share(tally.waited, of: (tally.ended ?? 0) - (tally.began ?? 0))
  }

  private func busy(_ index: Int) -> Diagnosed {
    let lock = tally.locks[index]
    let alike = lockIndices.count { isBusy(tally.locks[$0]) }
    if alike > 1 {
      return Diagnosed(
        .busy,
        "\(alike) locks were held for most of their time, that\(place(of: index)) for "
          + "\(Quantity.percent(share(lock.held, of: lock.lifetime))) of \(duration(lock)), and hardly anyone waited",
        "Their threads compute in Python side by side, each with a lock of its own: threads that share one would take turns"
      )
    }
    let waits = lock.contended == 0 ? "nobody waited for it" : "hardly anyone waited for it"
    return Diagnosed(
      .busy,
      "the lock\(place(of: index)) was held for \(Quantity.percent(share(lock.held, of: lock.lifetime))) of "
        + "\(duration(lock)), and \(waits)",
      "It computes in Python: threads would take turns, so only processes, a free-threaded Python or native code "
        + "can make it faster")
  }

  private func offGIL(_ index: Int) -> Diagnosed {
    let lock = tally.locks[index]
    return Diagnosed(
      .offGIL,
      "the lock\(place(of: index)) was free for \(Quantity.percent(1 - share(lock.held, of: lock.lifetime))) of "
        + "\(duration(lock))",
      "The program waits for something else or computes in native code: threads and asyncio both suit that, and the GIL "
        + "does not hold it up")
  }

  private func duration(_ lock: LockTally) -> String { Quantity.duration(seconds(lock.lifetime)) }

  /// Which lock it is, where there are several.
  private func place(of index: Int) -> String {
    guard lockIndices.count > 1 else { return "" }
    let identity = tally.locks[index].identity
    let interpreter = identity.interpreter == 0 ? "" : ", interpreter \(identity.interpreter)"
    return " of process \(identity.process)\(interpreter)"
  }

  private func title(_ thread: Int) -> String {
    let recorded = file.threads[thread]
    if let name = name(of: thread) { return name }
    return recorded.nativeID == recorded.process ? "the main thread" : "thread \(recorded.nativeID)"
  }
}
