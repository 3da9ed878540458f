import Measurement
import Workloads

/// The cells of one workload and size, and which is compared with which.
struct MeasuredGroup {
  let workload: String
  let size: Int
  /// In the run's order, null twins among them.
  let cells: [MeasuredCell]
  /// The run's, in its order.
  let pythons: [PythonBuild]
  let plan: ComparisonPlan

  /// Whether times are compared at all.
  var isTimed: Bool { WorkloadCatalog[workload]?.isTimed ?? true }

  var needsServer: Bool { WorkloadCatalog[workload]?.needsServer ?? false }

  /// Cells that are rows of a table.
  var rows: [MeasuredCell] { cells.filter { !isTwin($0) } }

  /// In a comparison of the same with itself, where nothing but copies is there, the first copy is the twin.
  func isTwin(_ cell: MeasuredCell) -> Bool {
    guard cell.cell.isNullTwin else { return false }
    let isAllTwins = plan.isAA && cells.count { !$0.cell.isNullTwin } <= 1
    return !isAllTwins || cell.cell.index == cells.first(where: \.cell.isNullTwin)?.cell.index
  }

  /// That of the first Python, or of Swift in a run without any.
  var mainBaseline: MeasuredCell? {
    guard isTimed else { return nil }
    if plan.isAA { return rows.first(where: \.hasFigures) }
    let ofPythons = pythons.lazy.compactMap { reference(.python, $0) }.first
    return ofPythons ?? reference(.swift, nil)
  }

  /// What a cell's speed-up is over.
  func baseline(of cell: MeasuredCell) -> MeasuredCell? {
    guard !plan.isAA, isTimed, cell.cell.language == .python else { return mainBaseline }
    return reference(.python, cell.cell.python)
  }

  /// Serial, or the first model in the catalogue's order that has figures where serial cannot do the work.
  private func reference(_ language: Language, _ python: PythonBuild?) -> MeasuredCell? {
    rows.filter { $0.cell.language == language && $0.cell.python == python && $0.hasFigures }
      .min { ($0.cell.modelRank, $0.cell.workers, $0.cell.index) < ($1.cell.modelRank, $1.cell.workers, $1.cell.index) }
  }

  /// The one-worker cell of the same language and Python.
  func serial(of cell: MeasuredCell) -> MeasuredCell? {
    rows.first { $0.isSerial && $0.cell.language == cell.cell.language && $0.cell.python == cell.cell.python }
  }

  /// What a null twin is a copy of.
  func original(of twin: MeasuredCell) -> MeasuredCell? {
    if plan.isAA { return mainBaseline }
    return rows.first { ComparisonSubject($0.cell) == ComparisonSubject(twin.cell) } ?? baseline(of: twin)
  }

  func ratios(_ cell: MeasuredCell, over other: MeasuredCell?) -> BlockRatios? {
    other.flatMap { BlockRatios(of: cell.throughput, to: $0.throughput) }
  }

  func estimate(_ ratios: BlockRatios, of cell: MeasuredCell) -> RatioEstimate {
    // Each cell draws its own numbers, whichever others the run has.
    var generator = SplitMix64(seed: plan.seed &+ UInt64(bitPattern: Int64(cell.cell.index)))
    return ratios.estimate(seed: generator.next())
  }
}

extension MeasuredCell {
  var isSerial: Bool { Model(cell.language, named: cell.model)?.isSerial ?? false }
}

extension CellRecord {
  /// Its model's place in the catalogue; one that this version does not know comes last.
  var modelRank: Int {
    Model.all.firstIndex { $0.language == language && $0.name == model } ?? Model.all.count
  }
}
