import Measurement
import Store
import Workloads

/// A store of results as years of use would leave it: many runs whose figures are made up.
///
/// Each run has 40 cells and 100 blocks; a quarter of the cells have 64 latencies a sample.
struct SyntheticStore {
  static let cells = 40
  static let blocks = 100

  let runs: Int
  let seed: UInt64

  /// - Throws: ``StoreError``.
  func write(to path: String) throws {
    let store = try ResultStore(path: path, access: .write)
    var generator = SplitMix64(seed: seed)
    for number in 0..<runs {
      let run = Self.record(number)
      try store.begin(run, cells: Self.cellRecords)
      let blocks = (0..<Self.blocks).map { block in
        (
          record: BlockRecord(number: block, startedAt: run.startedAt + Double(block), seconds: 1),
          samples: (0..<Self.cells).map { Self.sample(cell: $0, block: block, &generator) }
        )
      }
      try store.append(blocks, to: run.id)
      try store.finish(run.id, state: .finished, at: run.startedAt + Double(Self.blocks))
    }
  }

  /// Name of a run, which are numbered from 0.
  static func name(of number: Int) -> String {
    let digits = String(number)
    return "20260101-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-beef"
  }

  private static func record(_ number: Int) -> RunRecord {
    RunRecord(
      id: name(of: number),
      startedAt: 1_767_225_600 + Double(number) * 3600, command: ["gillab", "compare"], version: "0.1.0", commit: nil,
      plan: ComparisonPlan(budgetSeconds: 100, blocks: nil, seed: 1),
      host: HostRecord(name: "made-up", processor: "none", cores: 2, memoryBytes: 8 << 30, kernel: "6.1"))
  }

  /// Cell 1 is the null twin of cell 0.
  private static let cellRecords = (0..<cells).map { index in
    CellRecord(
      index: index, workload: index % 4 == 3 ? "io.sleep" : "cpu.pure", size: 20_000,
      language: index < cells / 2 ? .python : .swift, model: index < 2 ? "serial" : "model-\(index)", workers: 2,
      python: index < cells / 2
        ? PythonBuild(
          version: "3.13.0", executable: "/usr/bin/python3.13", library: "/usr/lib/libpython3.13.so.1.0",
          libraryBytes: 6_000_000, libraryModifiedAt: 1_700_000_000) : nil,
      isNullTwin: index == 1, units: 64, repeats: 1)
  }

  private static func sample(cell: Int, block: Int, _ generator: inout SplitMix64) -> SampleRecord {
    func about(_ value: Double) -> Double { value * (1 + Double.random(in: -0.02...0.02, using: &generator)) }
    let wall = about(0.1 + 0.002 * Double(cell))
    let workers = (0..<2).map { _ in
      SampleWorker(units: 32, unitsInWindow: about(31), startSeconds: about(1e-4), endSeconds: wall)
    }
    return SampleRecord(
      cell: cell, block: block, position: (cell + block) % cells, status: .ok,
      report: SampleReport(
        checksum: "00f1e2d3c4b5a697", wallSeconds: wall, creationSeconds: about(1e-3), joinSeconds: about(1e-4),
        windowSeconds: wall * 0.98, workers: workers, userSeconds: about(wall), systemSeconds: about(1e-3),
        voluntarySwitches: 20, involuntarySwitches: 5,
        latencies: cell % 4 == 3 ? (0..<64).map { _ in about(1e-4) } : []),
      peakBytes: 20 << 20, load: 0.5, stealShare: 0, othersShare: about(0.1))
  }
}
