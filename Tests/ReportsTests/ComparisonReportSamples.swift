import Workloads

/// Reports of comparisons, written by hand.
struct ReportDraft {
  var cells: [ComparedCell] = []
  var floors: [NoiseFloor] = []
  var workload = "cpu.pure"
  var size = 20_000
  var baseline: ComparisonSubject?

  mutating func add(
    _ language: Language, _ model: String, workers: Int = 1, python: String? = nil, executable: String? = nil,
    wall: Double, speedUp: (Double, Double, Double)? = nil, efficiency: Double? = nil,
    verdict: ComparedCell.Verdict = .inconclusive, change: (inout ComparedCell) -> Void = { _ in }
  ) {
    var cell = cell(language, model, workers, python, executable, .ok, nil)
    cell.samples = 20
    cell.wallSeconds = ComparedAmount(median: wall, low: 0.9 * wall, high: 1.1 * wall)
    cell.cpuSeconds = wall * 0.98
    cell.peakBytes = 12 << 20
    cell.unitsPerSecond = ComparedAmount(median: 64 / wall, low: 60 / wall, high: 70 / wall)
    cell.efficiency = efficiency
    cell.verdict = verdict
    let ends = speedUp ?? (1, 1, 1)
    cell.speedup = SpeedUp(estimate: ends.0, low: ends.1, high: ends.2, confidence: 0.96, blocks: 20)
    if verdict == .baseline { baseline = baseline ?? cell.subject } else { cell.baseline = baseline }
    change(&cell)
    cells.append(cell)
  }

  mutating func add(
    _ language: Language, _ model: String, workers: Int = 1, python: String? = nil, executable: String? = nil,
    _ status: CellRecord.Status, _ reason: String
  ) {
    cells.append(cell(language, model, workers, python, executable, status, reason))
  }

  /// Of the baseline that was added last.
  mutating func addFloor(_ share: Double) {
    guard let twin = cells.last(where: { $0.verdict == .baseline }) else { return }
    floors.append(NoiseFloor(subject: twin.subject, share: share, blocks: 20))
  }

  private func cell(
    _ language: Language, _ model: String, _ workers: Int, _ python: String?, _ executable: String?,
    _ status: CellRecord.Status, _ reason: String?
  ) -> ComparedCell {
    let build = python.map {
      PythonBuild(
        version: $0, executable: executable ?? "/opt/\($0)/bin/python3", library: "/opt/\($0)/lib/libpython3.so",
        libraryBytes: 1, libraryModifiedAt: 0)
    }
    return ComparedCell(
      CellRecord(
        index: cells.count, workload: workload, size: size, language: language, model: model, workers: workers,
        python: build, units: 64),
      status: status, reason: reason, samples: 0, failedSamples: 0)
  }

  var report: ComparisonReport {
    ComparisonReport(
      run: "20261122-231500-4f2a", seed: 42, startedAt: 0, finishedAt: 60, command: ["gillab", "compare"],
      version: "0.4.0", commit: nil,
      host: HostRecord(
        name: "lab", processor: "Zen", cores: 2, memoryBytes: 8 << 30, kernel: "6.1.0", isVirtual: true),
      baseline: baseline, threshold: 0.02, noiseFloor: floors.map(\.share).max(),
      serverDelayMicroseconds: WorkloadCatalog[workload]?.needsServer == true ? 2000 : nil, blocks: 20,
      groups: [ComparisonGroup(workload: workload, size: size, noiseFloors: floors)], cells: cells)
  }
}
