import Interpreters
import Measurement
import Store
import Workloads

extension Study {
  /// - Returns: Why something of it is missing still, as a clause; nil where nothing is.
  func carryOut(
    _ step: StudyStep, _ request: ReportRequest, seconds: Double, _ program: ProgramFacts,
    _ observe: @escaping @Sendable (StudyEvent) -> Void
  ) async throws -> String? {
    switch step {
    case .verification: try await verify(request, seconds: seconds, observe)
    case .comparison: return try await compare(request, seconds: seconds, program, observe)
    case .timelines: try await trace(request, observe)
    case .calibration: try await calibrate(request, observe)
    case .probe: try await probe(request, seconds: seconds, observe)
    case .breakEven: try await sweep(request, seconds: seconds, observe)
    }
    return nil
  }

  /// With each interpreter's own start method first; with all of them where there is time for that too.
  private func verify(
    _ request: ReportRequest, seconds: Double, _ observe: @escaping @Sendable (StudyEvent) -> Void
  ) async throws {
    let methods: [[StartMethod]] = [[.default], [.fork, .spawn, .forkserver]]
    var left = seconds
    var expected = 0.0
    for startMethods in methods where expected <= left {
      let stamp = stamp.begun()
      let begin = MonotonicSeconds.now()
      let plan = VerificationPlan(
        documents: [request.document], interpreters: request.interpreters, startMethods: startMethods)
      let outcome = try await Verification(plan: plan, worker: worker, scripts: scripts).run { event in
        guard case .runStarted(_, let snippet, let line, let python, let method) = event else { return }
        observe(.doing("\(snippet), line \(line)  Python \(python)  \(method)"))
      }
      guard outcome.unreadable.isEmpty else {
        throw StudyError.unreadable(reason: outcome.unreadable.joined(separator: "; "))
      }
      try keep(outcome.report, stamp, request)
      let spent = MonotonicSeconds.now() - begin
      left -= spent
      expected = 3 * spent
    }
  }

  private func compare(
    _ request: ReportRequest, seconds: Double, _ program: ProgramFacts,
    _ observe: @escaping @Sendable (StudyEvent) -> Void
  ) async throws -> String? {
    if let claims {
      return try await claims.measured(of: request.interpreters, budgetSeconds: seconds, program: program) {
        observe(.doing($0))
      }
    }
    let names = [
      "thread", "process-fork", "process-pool", "asyncio-gather", "subinterpreter", "swift:thread", "swift:task",
    ]
    let comparison = ComparisonRun(worker: worker, native: native, scripts: scripts.directory, store: store)
    let outcome = try await comparison.start(
      ComparisonRequest(
        workloads: try ComparisonChoice.workloads([]), models: try ComparisonChoice.models(names),
        interpreters: request.interpreters,
        plan: ComparisonPlan(budgetSeconds: seconds, blocks: nil, seed: UInt64.random(in: 0..<1_000_000))),
      program: program
    ) { event in
      switch event {
      case .pilot(let cell, _): observe(.doing("pilot: \(cell.words)"))
      case .sample(let cell, let block, let blocks, _, _):
        observe(.doing("block \(block) of \(blocks): \(cell.words)"))
      case .began, .planned, .warning: break
      }
    }
    if let failure = outcome.storeFailure { throw failure }
    return nil
  }

  private func probe(
    _ request: ReportRequest, seconds: Double, _ observe: @escaping @Sendable (StudyEvent) -> Void
  ) async throws {
    // Swift counts as one more.
    let budget = seconds / Double(request.interpreters.count + 1)
    let stamp = stamp.begun()
    // The report draws the sweep, which takes some eight seconds at least.
    let short: [ProbeKind] = budget >= Self.shownProbesSeconds ? [.latency, .throughput, .sweep] : [.sweep]
    let plan = ProbePlan(
      interpreters: request.interpreters, probes: budget >= 20 ? ProbeKind.allCases : short,
      threads: [0, 1, 2], budgetSeconds: budget, seed: UInt64.random(in: 0..<1_000_000))
    let report = try await Probing(plan: plan, worker: worker, scripts: scripts).run { event in
      if case .runStarted(let block, let condition) = event { observe(.doing("block \(block): \(condition)")) }
    }
    try keep(report, stamp, request)
  }

  /// For one interpreter: with less there is time for the sweep alone.
  static let shownProbesSeconds = 12.0

  private func sweep(
    _ request: ReportRequest, seconds: Double, _ observe: @escaping @Sendable (StudyEvent) -> Void
  ) async throws {
    let budget = seconds / Double(max(1, request.interpreters.count))
    let stamp = stamp.begun()
    // A search needs six processes at each of a few lengths: with little time, a few to the end tell more than all.
    let isShort = budget < 60
    let plan = BreakEvenPlan(
      interpreters: request.interpreters,
      models: isShort ? [.thread, .processFork, .processPool] : BreakEvenPlan.models,
      payloadBytes: isShort ? [0] : BreakEvenPlan.standardPayloadBytes, workers: max(2, HostFacts.cores),
      budgetSeconds: budget, seed: UInt64.random(in: 0..<1_000_000))
    let report = try await BreakEvenSweep(plan: plan, worker: worker, scripts: scripts).run { event in
      switch event {
      case .round(let python, let model, let round, _):
        observe(.doing("round \(round): Python \(python)  \(model.rawValue)"))
      }
    }
    // One of less time, or of a busier minute, is no better for being newer.
    let earlier = try validResults.newest(BreakEvenReport.self, of: request.interpreters)
    if earlier.shortfall == nil, let known = earlier.found?.document, known.isShort == report.isShort,
      report.openSearches > known.openSearches
    {
      return
    }
    try keep(report, stamp, request)
  }

  /// Also what was interrupted, if there is anything in it.
  private func keep(_ document: some KeptDocument, _ stamp: ResultStamp, _ request: ReportRequest) throws {
    guard document.hasFigures else { throw StudyError.nothingMeasured }
    try store.add(try stamp.result(document, of: request.interpreters))
  }
}
