import Store
import Workloads

/// A run whose figures are chosen, kept in a store.
struct KnownRun {
  var id: String
  var startedAt = 1_795_389_300.0
  var state = RunRecord.State.finished
  var host = HostRecord(name: "bench", processor: "Zen", cores: 2, memoryBytes: 1 << 33, kernel: "6.1.0")
  var commit: String? = "4fa02d6"
  /// What its interpreters were told; nil in a run of an earlier gillab.
  var variables: [String: String]?
  var contaminated: Set<Int> = []
  /// Of a cell, how and in which blocks samples were not `ok`.
  var failures: [Int: (status: CellRecord.Status, blocks: [Int])] = [:]
  var serverDelayMicroseconds: Int?
  /// Each with its seconds per unit in each block.
  var cells: [(cell: CellRecord, secondsPerUnit: [Double])] = []

  mutating func add(
    _ model: String, of workload: String = "cpu.pure", python: PythonBuild? = nil, workers: Int = 2, size: Int = 20_000,
    isNullTwin: Bool = false, units: Int = 10, status: CellRecord.Status = .ok, reason: String? = nil,
    _ secondsPerUnit: [Double]
  ) {
    cells.append(
      (
        CellRecord(
          index: cells.count, workload: workload, size: size, language: python == nil ? .swift : .python, model: model,
          workers: workers, python: python, isNullTwin: isNullTwin, units: units, repeats: 2, status: status,
          reason: reason), secondsPerUnit
      ))
  }

  /// Nearly the same in each of ten blocks, within a thousandth; this is the median.
  static func about(_ seconds: Double) -> [Double] {
    (0..<10).map { block in
      let offset = Double(block * 7 % 10) - 4.5
      return seconds * (1 + offset / 5000)
    }
  }

  static func python(_ version: String, bytes: Int = 6_000_000) -> PythonBuild {
    PythonBuild(
      version: version, executable: "/opt/\(version)/bin/python3", library: "/opt/\(version)/lib/libpython3.so",
      libraryBytes: bytes, libraryModifiedAt: 1_700_000_000)
  }

  var stored: StoredRun {
    StoredRun(
      record: RunRecord(
        id: id, startedAt: startedAt, finishedAt: state == .running ? nil : startedAt + 60, state: state,
        command: ["gillab", "compare", "--budget", "60s"], version: "0.1.0", commit: commit,
        plan: ComparisonPlan(
          budgetSeconds: 60, blocks: nil, seed: 42, serverDelayMicroseconds: serverDelayMicroseconds), host: host,
        program: variables.map {
          ProgramStamp(
            gillab: "9f", gillabNative: "60", pythonModels: "fc", pythonWorkloads: "a4", otherPython: [:], variables: $0
          )
        }),
      cells: cells.map(\.cell),
      blocks: (0..<blockCount).map { number in
        BlockRecord(
          number: number, startedAt: startedAt + Double(number), seconds: 1,
          contamination: contaminated.contains(number) ? "the load was 7, \"too much\"" : nil)
      },
      samples: (0..<blockCount).flatMap(samples))
  }

  private var blockCount: Int { cells.map(\.secondsPerUnit.count).max() ?? 0 }

  private func samples(of block: Int) -> [SampleRecord] {
    cells.filter { block < $0.secondsPerUnit.count }.enumerated().map { position, entry in
      if let failure = failures[entry.cell.index], failure.blocks.contains(block) {
        return SampleRecord(
          cell: entry.cell.index, block: block, position: position, status: failure.status, reason: "block \(block)")
      }
      let wall = entry.secondsPerUnit[block] * Double(entry.cell.units * entry.cell.repeats)
      return SampleRecord(
        cell: entry.cell.index, block: block, position: position, status: entry.cell.status, reason: entry.cell.reason,
        report: SampleReport(
          checksum: "f0e1d2c3b4a59687", wallSeconds: wall, creationSeconds: 0.001,
          workers: [SampleWorker(units: 20, unitsInWindow: 20, startSeconds: 0, endSeconds: wall)],
          latencies: [0.5, 0.25], metrics: ["lostShare": 0.125]), peakBytes: 20 << 20, load: 0.5, othersShare: 0.01)
    }
  }

  func keep(in path: String) throws {
    let run = stored
    let store = try ResultStore(path: path, access: .write)
    var record = run.record
    record.state = .running
    record.finishedAt = nil
    try store.begin(record, cells: run.cells)
    for block in run.blocks {
      try store.append(block, samples: run.samples.filter { $0.block == block.number }, to: id)
    }
    if run.record.state != .running { try store.finish(id, state: run.record.state, at: run.record.finishedAt ?? 0) }
  }
}
