import Measurement
import Workloads

/// What a cell's samples do, and how much of it a second.
struct CellWork {
  private let cell: CellRecord
  private let measure: Measure

  private enum Measure {
    /// Units while all workers ran: starting late and ending late do not count.
    case window
    /// All units, from beginning to end: being ready and done is part of the question.
    case whole
    /// The same, but each worker has all the units to itself.
    case wholePerWorker
  }

  init(_ cell: CellRecord) {
    self.cell = cell
    let isShared = !(WorkloadCatalog[cell.workload]?.workersAreUnits ?? false)
    switch cell.workload {
    case "race": measure = .wholePerWorker
    case "memory", "loop", "loop.wait": measure = .whole
    case let workload where workload.hasPrefix("ipc."): measure = .whole
    default: measure = isShared ? .window : .whole
    }
  }

  /// Whether as much work is there for any number of workers, who share it: else there is no parallel efficiency.
  var isShared: Bool {
    cell.workers > 0 && cell.workload != "race" && cell.workload != "memory"
      && !(WorkloadCatalog[cell.workload]?.workersAreUnits ?? false)
  }

  /// Units a second; nil where the sample has no time.
  ///
  /// A window that is shorter than half of the sample holds too little of it: some worker had next to nothing to do.
  func throughput(_ report: SampleReport) -> Double? {
    let wall = report.wallSeconds
    guard wall > 0 else { return nil }
    let units = Double(cell.units * cell.repeats)
    switch measure {
    case .window where report.workers.count >= 2 && report.windowSeconds >= wall / 2:
      let inWindow = report.workers.reduce(0) { $0 + $1.unitsInWindow }
      return inWindow > 0 ? inWindow / report.windowSeconds : nil
    case .wholePerWorker:
      let done = report.workers.reduce(0) { $0 + $1.units }
      return (done > 0 ? Double(done) : units * Double(max(1, cell.workers))) / wall
    case .window, .whole:
      return units / wall
    }
  }
}
