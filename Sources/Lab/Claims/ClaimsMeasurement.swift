import Interpreters
import Measurement
import Store
import Synchronization
import Workloads

/// The measuring of one call: one comparison after the other, for as long as the budget lasts.
struct ClaimsMeasurement {
  let file: ClaimsFile
  /// Of the sources' Pythons, in their order.
  let interpreters: [Interpreter]
  let budgetSeconds: Double
  let comparison: ComparisonRun
  let store: ResultStore
  let program: ProgramFacts
  let progress: @Sendable (ClaimsEvent) -> Void

  /// What there is by now.
  private(set) var sources: ClaimSources
  /// Why nothing more can be measured or kept.
  private(set) var failure: (any Error)?
  /// Why comparisons were not made, as clauses.
  private var shortfalls: [String] = []
  private var budget = ClaimsBudget()
  private let begin = MonotonicSeconds.now()

  init(
    _ file: ClaimsFile, _ interpreters: [Interpreter], from sources: ClaimSources, budgetSeconds: Double,
    comparison: ComparisonRun, store: ResultStore, program: ProgramFacts,
    progress: @escaping @Sendable (ClaimsEvent) -> Void
  ) {
    self.file = file
    self.interpreters = interpreters
    self.sources = sources
    self.budgetSeconds = budgetSeconds
    self.comparison = comparison
    self.store = store
    self.program = program
    self.progress = progress
  }

  /// Why comparisons were not made; nil where all were.
  var shortfall: String? { shortfalls.isEmpty ? nil : shortfalls.joined(separator: "; ") }

  private var secondsLeft: Double { budgetSeconds - (MonotonicSeconds.now() - begin) }

  private var goesOn: Bool { failure == nil && !Task.isCancelled }

  // MARK: What no run has

  /// Six blocks at least of each comparison that is begun. One that would take longer than what is left of the budget, as far
  /// as that is known, makes room for shorter ones after it; but the first is always begun, so that each call goes on. Those
  /// come first that decide most claims for their time: a call that ends early then has said as much as it could.
  ///
  /// - Parameter isAnew: Whether what a run has counts as missing, too.
  mutating func measureMissing(isAnew: Bool) async {
    let works = budget.ordered(
      ClaimsWork.all(of: isAnew ? sources.needs : sources.missing, in: sources.plan, interpreters),
      by: sources.plan.weights)
    progress(
      .planned(
        experiments: sources.plan.experiments.count, missing: works.count,
        estimatedSeconds: works.reduce(0) { $0 + budget.leastSeconds($1.cells) }))
    var (begun, unbegun) = (0, 0)
    for (place, work) in works.enumerated() where !Task.isCancelled {
      let left = secondsLeft
      let isTimely = left > 0 && (begun == 0 || budget.leastSeconds(work.cells) <= left)
      guard failure == nil, isTimely else {
        let reason =
          failure.map { ReasonPhrase.endedBefore("\($0)") } ?? ReasonPhrase.budgetSpent()
        sources.note(gap: reason, of: work.experiment)
        unbegun += failure == nil ? 1 : 0
        continue
      }
      // One without a cell that could work ends at once.
      begun += work.cells.isEmpty ? 0 : 1
      let others = works[(place + 1)...].map { budget.blockSeconds($0.cells) }
      let blocks = budget.blocks(blockSeconds: budget.blockSeconds(work.cells), others: others, seconds: left)
      progress(
        .experiment(
          workload: work.experiment.workload, size: work.experiment.size, place: place + 1, count: works.count,
          secondsLeft: left))
      await measure(work, blocks: blocks)
    }
    if unbegun > 0, !Task.isCancelled {
      shortfalls.append(ReasonPhrase.comparisonsUnbegun("\(unbegun)", "\(works.count)"))
      progress(.warning(shortfalls.last ?? ""))
    }
  }

  // MARK: What noise leaves open

  /// Further runs, each of twice as many blocks, of those that the budget still has time for; the fewest blocks first.
  mutating func measureOpen() async {
    // What was tried, and has no more blocks for it.
    var givenUp: Set<ClaimExperiment> = []
    while goesOn {
      let runs = furtherRuns.filter { !givenUp.contains($0.work.experiment) }
      let left = secondsLeft
      guard let next = runs.filter({ $0.seconds <= left }).min(by: { $0.blocksBefore < $1.blocksBefore }) else { break }
      let experiment = next.work.experiment
      progress(
        .further(workload: experiment.workload, size: experiment.size, blocks: next.blocks, secondsLeft: left))
      await measure(next.work, blocks: next.blocks)
      let blocks = next.work.needs.compactMap { sources[$0.experiment, $0.python]?.blocks }
      if goesOn, blocks.contains(where: { $0 <= next.blocksBefore }), givenUp.insert(experiment).inserted {
        progress(.warning("\(experiment.name): the further run is no better than the one before, which is kept"))
      }
    }
    if goesOn { tellWhatStaysOpen(without: givenUp) }
  }

  private var furtherRuns: [FurtherRun] {
    let findings = ClaimsEvaluation(file: file, sources: sources, host: .here).findings
    return sources.furtherRuns(for: findings.leftOpen, interpreters, budget)
  }

  /// - Parameter givenUp: Of which it was told why.
  private func tellWhatStaysOpen(without givenUp: Set<ClaimExperiment>) {
    let open = sources.settled(ClaimsEvaluation(file: file, sources: sources, host: .here).findings.leftOpen)
      .filter { !givenUp.contains($0.experiment) }
    let further = sources.furtherRuns(for: open, interpreters, budget)
    for run in further {
      progress(
        .warning(
          "\(run.work.experiment.name): noise leaves open what rests on it; \(run.blocks) blocks would take about "
            + "\(Int(run.seconds.rounded(.up))) s, which the budget has not: give more with --budget"))
    }
    let rest = open.map(\.experiment).filter { experiment in !further.contains { $0.work.experiment == experiment } }
    for experiment in sources.plan.experiments where rest.contains(experiment) {
      progress(
        .warning(
          "\(experiment.name): \(ClaimsBudget.mostFurtherBlocks) blocks leave open what rests on it, and more would "
            + "hardly decide it; another hour may, with --again"))
    }
  }

  // MARK: One comparison

  private mutating func measure(_ work: ClaimsWork, blocks: Int) async {
    guard
      let request = sources.plan.request(
        work.experiment, in: work.pythons, blocks: blocks, seed: UInt64.random(in: 0..<1_000_000))
    else { return }
    let start = MonotonicSeconds.now()
    let name = Mutex<String?>(nil)
    do {
      let outcome = try await comparison.start(request, program: program) { [progress] event in
        if case .began(let run, _) = event { name.withLock { $0 = run } }
        progress(.comparison(event))
      }
      if let failure = outcome.storeFailure { throw failure }
      sources.take(outcome.run, isNewer: true)
      budget.learn(work.cells, blocks: outcome.run.blocks.count, seconds: MonotonicSeconds.now() - start)
    } catch is CancellationError {
      // What was measured is in the store; the caller sees that its task was cancelled.
    } catch let error as ComparisonError {
      sources.note(gap: "\(error)", of: work.experiment)
      shortfalls.append("\(work.experiment.name): \(error)")
      progress(.warning("\(work.experiment.name): \(error)"))
    } catch {
      failure = error
      sources.note(gap: ReasonPhrase.endedWithin("\(error)"), of: work.experiment)
      // A block that could not be kept is nobody's evidence: the run as the store has it.
      if let run = name.withLock({ $0 }), let kept = try? store.run(named: run) { sources.take(kept, isNewer: true) }
    }
  }
}

extension ClaimSources {
  /// Those that are measured often enough for noise to be what leaves them open.
  func settled(_ open: [ClaimsPlan.Need]) -> [ClaimsPlan.Need] {
    open.filter { self[$0.experiment, $0.python]?.isEnough == true }
  }

  /// The runs that may decide what noise left open.
  func furtherRuns(
    for open: [ClaimsPlan.Need], _ interpreters: [Interpreter], _ budget: ClaimsBudget = ClaimsBudget()
  ) -> [FurtherRun] {
    let worthIt = settled(open).filter { FurtherRun.isWorthIt(after: self[$0.experiment, $0.python]?.blocks ?? 0) }
    return ClaimsWork.all(of: worthIt, in: plan, interpreters).map { FurtherRun($0, self, budget) }
  }
}

extension ClaimExperiment {
  /// For messages: `cpu.pure 20000`.
  var name: String { "\(workload) \(size)" }
}
