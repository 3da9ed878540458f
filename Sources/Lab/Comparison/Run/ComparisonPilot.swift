import Workloads

/// Tries each cell once: whether it works, whether it finds what the others find, and how long it takes.
struct ComparisonPilot {
  /// A cell that takes longer than this is not measured.
  static let patienceSeconds = 60.0

  let runner: SampleRunner
  let sizing: SampleSizing
  /// How long a cell may take.
  let patienceSeconds: Double
  /// What cells that hung took: no fault of the budget's.
  private(set) var hungSeconds = 0.0
  /// What a sample of each cell takes with its process, as the pilot found it, for the units and repeats chosen.
  private(set) var sampleSeconds: [Double] = []

  /// - Parameter budgetSeconds: Of the run, nil for none; one hanging cell may not take it all.
  init(runner: SampleRunner, sizing: SampleSizing, budgetSeconds: Double?) {
    self.runner = runner
    self.sizing = sizing
    patienceSeconds = min(Self.patienceSeconds, max(10, (budgetSeconds ?? .infinity) / 4))
  }

  /// - Returns: The cells with their units, repeats and statuses.
  mutating func run(
    _ cells: [CellRecord], observe: @Sendable (ComparisonEvent) -> Void, now: () -> Double
  ) async throws -> [CellRecord] {
    let tried = cells
    var cells = cells
    var samples: [SampleRecord] = []
    var elapsed = [Double](repeating: 0, count: cells.count)
    // A twin is chosen afterwards, and does what its original does.
    for (place, cell) in cells.filter({ $0.status == .ok && !$0.isNullTwin }).enumerated() {
      observe(.pilot(cell: cell, place: place + 1))
      let begin = now()
      samples.append(
        try await runner.sample(cell, block: 0, position: place, timeoutSeconds: patienceSeconds).record)
      elapsed[cell.index] = now() - begin
    }
    var reference = ChecksumReference()
    var walls = [Double](repeating: 0, count: cells.count)
    for sample in reference.check(samples, of: cells) {
      cells[sample.cell].status = sample.status
      cells[sample.cell].reason = sample.reason
      walls[sample.cell] = sample.report.wallSeconds
      if sample.status == .timeout { hungSeconds += elapsed[sample.cell] }
      // What a model cannot do is no news, and the result says it.
      guard sample.status != .ok, sample.status != .unsupported else { continue }
      observe(.warning("\(cells[sample.cell].words): \(sample.status.rawValue): \(sample.reason ?? "no reason")"))
    }
    for group in Dictionary(grouping: cells, by: { ChecksumReference.Group($0) }).values { size(group, walls, &cells) }
    cells = cells.withTwinsOfBaselines
    sampleSeconds = cells.map { cell in
      guard cell.status == .ok else { return 0 }
      let seen = cell.isNullTwin ? cells.baseline(of: cell)?.index ?? cell.index : cell.index
      let pilotUnits = tried[seen].units
      let growth = Double(cell.units * cell.repeats) / Double(max(1, pilotUnits))
      return max(0, elapsed[seen] - walls[seen]) + walls[seen] * growth
    }
    return cells
  }

  /// Chooses one number of units for all cells that are compared, and for each how often it does them.
  private func size(_ group: [CellRecord], _ walls: [Double], _ cells: inout [CellRecord]) {
    let working = group.map { cells[$0.index] }.filter { $0.status == .ok && !$0.isNullTwin }.sorted {
      $0.index < $1.index
    }
    guard let baseline = working.first, let workload = WorkloadCatalog[baseline.workload] else { return }
    var units = baseline.units
    if case .units = workload.scaling {
      units = sizing.units(
        pilot: units, baselineSeconds: walls[baseline.index], workers: working.map(\.workers).max() ?? 1)
    }
    for cell in group {
      let growth = Double(units) / Double(cell.units)
      cells[cell.index].units = units
      if case .none = workload.scaling { continue }
      // Copies of one cell must do the same, whatever the pilot's second look at it was.
      let first = working.first { $0.words == cell.words } ?? cell
      cells[cell.index].repeats = sizing.repeats(passSeconds: walls[first.index] * growth)
    }
  }
}
