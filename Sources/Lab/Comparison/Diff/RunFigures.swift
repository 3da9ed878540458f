import Measurement
import Workloads

/// A run's seconds per unit, cell by cell.
struct RunFigures {
  let run: StoredRun
  /// By the cell's number, then by block.
  private let secondsPerUnit: [Int: [Int: Double]]
  /// By the cell's number.
  private let outcomes: [Int: CellOutcome]
  /// By the cell's number: the smallest difference from its baseline that the run could tell from noise.
  private let noiseFloors: [Int: Double]

  init(_ run: StoredRun) {
    self.run = run
    let units = Dictionary(run.cells.map { ($0.index, $0.units * $0.repeats) }) { first, _ in first }
    let samples = Dictionary(grouping: run.samples, by: \.cell)
    let outcomes = Dictionary(run.cells.map { ($0.index, CellOutcome($0, samples: samples[$0.index] ?? [])) }) {
      first, _ in first
    }
    self.outcomes = outcomes
    var seconds: [Int: [Int: Double]] = [:]
    for sample in run.samples where sample.status == .ok && sample.report.wallSeconds > 0 {
      guard outcomes[sample.cell]?.status == .ok else { continue }
      guard let units = units[sample.cell], units > 0 else { continue }
      seconds[sample.cell, default: [:]][sample.block] = sample.report.wallSeconds / Double(units)
    }
    secondsPerUnit = seconds
    noiseFloors = ComparisonAnalysis(run).measuredGroups.reduce(into: [:]) { floors, group in
      floors.merge(group.floorsOfCells) { first, _ in first }
    }
  }

  /// What makes it like a cell of another run.
  func kind(of cell: CellRecord) -> DiffCell { DiffCell(cell, plan: run.record.plan) }

  /// In the order of blocks. Those of a cell that is not `ok` are no figures.
  func secondsPerUnit(of cell: CellRecord) -> [Double] {
    (secondsPerUnit[cell.index] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }

  /// How noisy the run was where the cell was measured: the floor of its workload, size and interpreter, as the run's own
  /// table has it; nil where there is no null twin with enough blocks.
  func noiseFloor(of cell: CellRecord) -> Double? { noiseFloors[cell.index] }

  /// Why a cell has no figures, as a clause.
  func absence(of cell: CellRecord) -> String {
    guard let outcome = outcomes[cell.index], outcome.status != .ok else {
      return "\(run.record.id) has no sample of it"
    }
    return "\(run.record.id) has it as \(outcome.status.rawValue)" + (outcome.reason.map { ": \($0)" } ?? "")
  }

  var diffed: DiffedRun {
    DiffedRun(
      run: run.record.id, startedAt: run.record.startedAt, state: run.record.state, blocks: run.blocks.count,
      contaminatedBlocks: run.blocks.count { $0.contamination != nil }, noiseFloor: noiseFloors.values.max())
  }
}
