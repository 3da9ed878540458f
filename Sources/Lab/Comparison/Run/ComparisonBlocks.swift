import Measurement
import Store
import Workloads

/// The blocks of one run, from the pilot, or from where a run was cut off, to the end of its budget.
struct ComparisonBlocks {
  private(set) var run: StoredRun
  private let store: ResultStore
  private let runner: SampleRunner
  private let sizing: SampleSizing
  private let observe: @Sendable (ComparisonEvent) -> Void
  /// Since when the budget is spent.
  private var begin = MonotonicSeconds.now()
  private var reference = ChecksumReference()
  private var estimate = BlockEstimate()
  /// Cells that will not end in time again.
  private var hanging: Set<Int> = []

  init(
    run: StoredRun, store: ResultStore, runner: SampleRunner, sizing: SampleSizing,
    observe: @escaping @Sendable (ComparisonEvent) -> Void
  ) {
    self.run = run
    self.store = store
    self.runner = runner
    self.sizing = sizing
    self.observe = observe
  }

  /// Measures until the plan is fulfilled, the budget spent, or the task cancelled.
  mutating func carryOut() async throws -> ComparisonOutcome {
    observe(.began(run: run.record.id, cells: run.cells.filter { $0.status == .ok }.count))
    var isInterrupted = false
    var failure: StoreError?
    do {
      try await prepare()
      try await measureBlocks()
    } catch is CancellationError {
      isInterrupted = true
    } catch let error as StoreError where !run.blocks.isEmpty {
      failure = error
    } catch {
      try? finish(.interrupted)
      throw error
    }
    if failure == nil {
      do { try finish(isInterrupted ? .interrupted : .finished) } catch { failure = error }
    }
    return ComparisonOutcome(run: run, isInterrupted: isInterrupted, storeFailure: failure)
  }

  private mutating func finish(_ state: RunRecord.State) throws(StoreError) {
    let now = WallClock.secondsSince1970
    run.record.state = state
    run.record.finishedAt = now
    try store.finish(run.record.id, state: state, at: now)
  }

  /// The pilot; a run that goes on has had it.
  private mutating func prepare() async throws {
    if run.blocks.isEmpty {
      var pilot = ComparisonPilot(runner: runner, sizing: sizing, budgetSeconds: run.record.plan.budgetSeconds)
      run.cells = try await pilot.run(run.cells.beforePilot, observe: observe) { MonotonicSeconds.now() }
      begin += pilot.hungSeconds
      let pilotSeconds = MonotonicSeconds.now() - begin
      run.record.pilotSeconds = pilotSeconds
      try store.update(run.cells, pilotSeconds: pilotSeconds, of: run.record.id)
      estimate = BlockEstimate(pilot.sampleSeconds)
      guard run.cells.contains(where: { $0.status == .ok }) else {
        throw ComparisonError.nothingToMeasure(
          reason: "no cell worked in the pilot: \(run.cells.compactMap(\.reason).first ?? "")")
      }
    } else {
      for block in run.blocks { estimate.learn(block.seconds) }
      for samples in Dictionary(grouping: run.samples, by: \.block).sorted(by: { $0.key < $1.key }) {
        _ = reference.check(samples.value, of: run.cells)
      }
    }
    hanging = Set(run.cells.filter { $0.status != .ok }.map(\.index))
      .union(run.samples.filter { $0.status == .timeout }.map(\.cell))
  }

  private mutating func measureBlocks() async throws {
    let groups = Dictionary(grouping: run.cells.filter { $0.status == .ok }) { ChecksumReference.Group($0) }.values
      .map { $0.map(\.index).sorted() }.sorted { $0[0] < $1[0] }
    let done = run.blocks.count
    for (number, order) in BlockOrder(groups, seed: run.record.plan.seed).enumerated() where number >= done {
      guard try shouldBegin(number) else { return }
      try await measure(block: number, order)
    }
  }

  /// Whether there is time for another block. The first one of all must fit, or there would be no result.
  private func shouldBegin(_ number: Int) throws(ComparisonError) -> Bool {
    let elapsed = MonotonicSeconds.now() - begin
    if let blocks = run.record.plan.blocks {
      if number == 0 { observe(.planned(blockSeconds: estimate.blockSeconds, blocks: blocks)) }
      return number < blocks
    }
    let budget = run.record.plan.budgetSeconds ?? 0
    let fits = elapsed + estimate.blockSeconds <= budget
    guard number == 0 else { return fits }
    guard fits else {
      throw .budgetTooSmall(seconds: budget, blockSeconds: estimate.blockSeconds, pilotSeconds: elapsed)
    }
    observe(.planned(blockSeconds: estimate.blockSeconds, blocks: blocksInAll(number, elapsed)))
    return true
  }

  private func blocksInAll(_ done: Int, _ elapsed: Double) -> Int {
    if let blocks = run.record.plan.blocks { return blocks }
    let left = max(0, (run.record.plan.budgetSeconds ?? 0) - elapsed)
    return done + max(1, Int(left / max(estimate.blockSeconds, 0.001)))
  }

  private mutating func measure(block number: Int, _ order: [Int]) async throws {
    let startedAt = WallClock.secondsSince1970
    let start = MonotonicSeconds.now()
    let blocks = blocksInAll(number, start - begin)
    let labBefore = ProcessorClock.own.seconds
    var watching = 0.0
    var samples: [SampleRecord] = []
    for (position, index) in order.enumerated() where !hanging.contains(index) {
      let now = MonotonicSeconds.now()
      observe(
        .sample(
          cell: run.cells[index], block: number + 1, blocks: max(blocks, number + 1), place: position + 1,
          secondsLeft: max(0, estimate.blockSeconds * Double(max(blocks, number + 1) - number) - (now - start))))
      let sample = try await runner.sample(
        run.cells[index], block: number, position: position, timeoutSeconds: estimate.patienceSeconds(of: index))
      if sample.record.status == .timeout { hanging.insert(index) }
      samples.append(sample.record)
      watching += sample.supervisorSeconds
    }
    samples = reference.check(samples, of: run.cells)
    let seconds = MonotonicSeconds.now() - start
    let block = BlockRecord(
      number: number, startedAt: startedAt, seconds: seconds, contamination: Contamination.describe(samples),
      runnerSeconds: ProcessorClock.own.seconds - labBefore + watching)
    if let contamination = block.contamination { observe(.warning("block \(number + 1): \(contamination)")) }
    for sample in samples where sample.status != .ok {
      let cell = run.cells[sample.cell].words
      observe(.warning("\(cell): \(sample.status.rawValue): \(sample.reason ?? "no reason")"))
    }
    estimate.learn(seconds)
    run.blocks.append(block)
    run.samples += samples
    try store.append(block, samples: samples, to: run.record.id)
  }
}
