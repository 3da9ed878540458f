import Workloads

/// Cells of a comparison, written by hand.
struct CellDraft {
  let workload: String
  let size: Int
  private(set) var cells: [ComparedCell] = []
  private var baselines: [String?: ComparisonSubject] = [:]

  init(_ workload: String, size: Int) {
    self.workload = workload
    self.size = size
  }

  /// - Parameters:
  ///   - python: Its version; nil for Swift, whose baseline is the first Python's.
  ///   - speedUp: Estimate and both ends of its interval.
  mutating func add(
    _ model: String, workers: Int = 1, python: String? = nil, wall: Double,
    speedUp: (Double, Double, Double) = (1, 1, 1), verdict: ComparedCell.Verdict? = .faster,
    change: (inout ComparedCell) -> Void = { _ in }
  ) {
    var cell = cell(model, workers, python, .ok, nil)
    cell.samples = 12
    cell.wallSeconds = ComparedAmount(median: wall, low: 0.95 * wall, high: 1.08 * wall)
    cell.cpuSeconds = 0.9 * wall
    cell.peakBytes = 24 << 20
    cell.unitsPerSecond = ComparedAmount(median: 64 / wall, low: 60 / wall, high: 66 / wall)
    cell.speedup = SpeedUp(estimate: speedUp.0, low: speedUp.1, high: speedUp.2, confidence: 0.96, blocks: 12)
    cell.verdict = verdict
    if verdict == .baseline {
      baselines[python] = cell.subject
    } else {
      cell.baseline = baselines[python] ?? cells.first { $0.verdict == .baseline }?.subject
    }
    change(&cell)
    cells.append(cell)
  }

  mutating func add(
    _ model: String, workers: Int = 1, python: String? = nil, _ status: CellRecord.Status, _ reason: String
  ) {
    cells.append(cell(model, workers, python, status, reason))
  }

  private func cell(
    _ model: String, _ workers: Int, _ python: String?, _ status: CellRecord.Status, _ reason: String?
  ) -> ComparedCell {
    let build = python.map {
      PythonBuild(
        version: $0, executable: "/opt/\($0)/bin/python3", library: "/opt/\($0)/lib/libpython3.so", libraryBytes: 1,
        libraryModifiedAt: 0)
    }
    return ComparedCell(
      CellRecord(
        index: cells.count, workload: workload, size: size, language: python == nil ? .swift : .python, model: model,
        workers: workers, python: build, units: 64),
      status: status, reason: reason, samples: 0, failedSamples: 0)
  }
}
