import Histogram

/// Turns the figures that were added up into the summary.
struct TraceReading {
  let file: EventFile
  let context: TraceContext
  let tally: SummaryTally
  let facts: ReplayFacts
  /// Those that lived while the script ran, the main process's first.
  let threadIndices: [Int]
  /// Likewise.
  let lockIndices: [Int]
  private let names: ThreadNames

  init(file: EventFile, context: TraceContext, tally: SummaryTally, facts: ReplayFacts) {
    self.file = file
    self.context = context
    self.tally = tally
    self.facts = facts
    names = ThreadNames(of: file.threads, notes: context.notes)
    let main = context.mainProcess
    let living = tally.threads.indices.filter { tally.threads[$0].began != nil }
    threadIndices =
      living.filter { file.threads[$0].process == main } + living.filter { file.threads[$0].process != main }
    let used = tally.locks.indices.filter { tally.locks[$0].takes > 0 || tally.locks[$0].held > 0 }
    lockIndices =
      used.filter { tally.locks[$0].identity.process == main }
      + used.filter { tally.locks[$0].identity.process != main }
  }

  func name(of thread: Int) -> String? { names[thread] }

  var wallNanoseconds: UInt64 { facts.mainEnded > facts.began ? facts.mainEnded - facts.began : 0 }

  func summary(_ diagnosed: Diagnosed) -> TraceSummary {
    let locks = lockIndices.map { tally.locks[$0] }
    let lifetime = locks.reduce(0) { $0 + $1.lifetime }
    return TraceSummary(
      python: context.python, gil: gil, wallSeconds: seconds(wallNanoseconds), events: file.counts,
      handoffs: locks.reduce(0) { $0 + $1.handoffs }, forcedSwitches: locks.reduce(0) { $0 + $1.forcedSwitches },
      timeouts: locks.reduce(0) { $0 + $1.timeouts },
      heldShare: share(locks.reduce(0) { $0 + $1.held }, of: lifetime), acquisition: acquisition,
      threads: threadIndices.map(summary(ofThread:)), locks: lockIndices.map(summary(ofLock:)),
      longestHolds: tally.longestHolds.holds.map(summary(of:)), anomalies: facts.anomalies + facts.unknownConditions,
      diagnosis: diagnosed.diagnosis, explanation: diagnosed.explanation, notes: notes)
  }

  var gil: GILMode {
    guard context.isFreeThreadedBuild else { return .on }
    if saysGILEnabled == true { return .enabled }
    // A free-threaded interpreter starts with its GIL, and an import of native code turns it on for a moment: a few takes
    // do not mean that it was on. One that says no was last asked when a thread began, and may have turned it on since.
    let moments = saysGILEnabled == nil ? 0.01 : 0.05
    return Double(heldNanoseconds) > moments * Double(wallNanoseconds) ? .enabled : .off
  }

  /// What the interpreter of the main process last said of itself.
  var saysGILEnabled: Bool? { context.isGILEnabled ?? context.notes.isGILEnabled[context.mainProcess] }

  /// Of all locks, while the script ran.
  var heldNanoseconds: UInt64 { lockIndices.reduce(0) { $0 + tally.locks[$1].held } }

  private var acquisition: Latency? {
    let histogram = tally.acquisitions
    guard histogram.totalCount > 0 else { return nil }
    let percentile = { seconds(histogram.valueAtPercentile($0)) }
    return Latency(
      count: Int(histogram.totalCount), p50: percentile(50), p90: percentile(90), p99: percentile(99),
      p999: percentile(99.9), max: seconds(histogram.maxRecorded))
  }

  private func summary(ofThread index: Int) -> ThreadSummary {
    let thread = tally.threads[index]
    let lifetime = (thread.ended ?? 0) - (thread.began ?? 0)
    let busy = thread.held + thread.waited
    return ThreadSummary(
      process: file.threads[index].process, nativeID: file.threads[index].nativeID, name: name(of: index),
      interpreter: thread.lock.map { tally.locks[$0].identity.interpreter } ?? 0,
      startSeconds: sinceBegin(thread.began ?? 0), endSeconds: sinceBegin(thread.ended ?? 0),
      holdSeconds: seconds(thread.held),
      waitSeconds: seconds(thread.waited), offSeconds: seconds(lifetime > busy ? lifetime - busy : 0),
      holds: thread.holds, waits: thread.waits, timeouts: thread.timeouts, forced: thread.forced,
      longestHoldSeconds: seconds(thread.longestHold), longestWaitSeconds: seconds(thread.longestWait))
  }

  private func summary(ofLock index: Int) -> LockSummary {
    let lock = tally.locks[index]
    return LockSummary(
      process: lock.identity.process, interpreter: lock.identity.interpreter, lifetimeSeconds: seconds(lock.lifetime),
      heldShare: share(lock.held, of: lock.lifetime), contendedShare: share(lock.contended, of: lock.lifetime),
      handoffs: lock.handoffs, forcedSwitches: lock.forcedSwitches, timeouts: lock.timeouts)
  }

  private func sinceBegin(_ nanoseconds: UInt64) -> Double { (Double(nanoseconds) - Double(facts.began)) / 1e9 }

  private func summary(of hold: HoldInterval) -> Hold {
    let thread = file.threads[hold.thread]
    return Hold(
      process: thread.process, nativeID: thread.nativeID, name: name(of: hold.thread),
      startSeconds: sinceBegin(hold.start), seconds: seconds(hold.end - hold.start),
      stack: stack(of: hold))
  }

  /// The one noted last in the hold, or so soon after it that it is about its drop.
  private func stack(of hold: HoldInterval) -> [String]? {
    let thread = file.threads[hold.thread]
    let until = hold.end + Self.stackDelay
    return context.notes.stacks.last {
      $0.process == thread.process && $0.nativeID == thread.nativeID && $0.nanoseconds > hold.start
        && $0.nanoseconds <= until
    }?.frames
  }

  private static var stackDelay: UInt64 { 1_000 }
}

func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }

func share(_ part: UInt64, of whole: UInt64) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
