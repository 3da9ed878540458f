import Measurement
import Workloads

/// A run that nobody carried out: every cell has a known speed, and noise from a seed.
struct SyntheticRun {
  private(set) var run: StoredRun
  private var generator: SplitMix64
  /// Relative size of the noise of each sample.
  let noise: Double

  init(
    blocks: Int = 12, noise: Double = 0.001, seed: UInt64 = 42, isAA: Bool = false, state: RunRecord.State = .finished
  ) {
    run = StoredRun(
      record: RunRecord(
        id: "20261122-231500-4f2a", startedAt: 1_795_389_300, finishedAt: 1_795_389_360, state: state,
        command: ["gillab", "compare"], version: "0.4.0", commit: nil,
        plan: ComparisonPlan(budgetSeconds: 60, blocks: nil, seed: seed, isAA: isAA),
        host: HostRecord(name: "lab", processor: "Zen", cores: 2, memoryBytes: 8 << 30, kernel: "6.1.0")),
      cells: [], blocks: (0..<blocks).map { BlockRecord(number: $0, startedAt: 0, seconds: 1) })
    generator = SplitMix64(seed: seed)
    self.noise = noise
  }

  static func python(_ version: String) -> PythonBuild {
    PythonBuild(
      version: version, executable: "/opt/\(version)/bin/python3", library: "/opt/\(version)/lib/libpython3.so",
      libraryBytes: 1, libraryModifiedAt: 0)
  }

  /// Adds a cell whose samples do `speed` units a second, and returns its number.
  ///
  /// - Parameter change: What is different about a sample.
  @discardableResult
  mutating func add(
    _ language: Language, _ model: String, of workload: String = "cpu.pure", size: Int = 20_000, workers: Int = 1,
    python: String? = nil, speed: Double, twin: Bool = false, units: Int = 100, repeats: Int = 1,
    status: CellRecord.Status = .ok, reason: String? = nil, change: (inout SampleRecord) -> Void = { _ in }
  ) -> Int {
    let index = run.cells.count
    run.cells.append(
      CellRecord(
        index: index, workload: workload, size: size, language: language, model: model, workers: workers,
        python: python.map(Self.python), isNullTwin: twin, units: units, repeats: repeats, status: status,
        reason: reason))
    guard status == .ok else { return index }
    for block in run.blocks.indices {
      let share = Double(generator.next() >> 11) / 9_007_199_254_740_992
      let wall = Double(units * repeats) / speed * (1 + noise * (share - 0.5))
      var sample = SampleRecord(
        cell: index, block: block, position: index, status: .ok,
        report: SampleReport(
          checksum: "0", wallSeconds: wall, creationSeconds: 0.01, userSeconds: 0.9 * wall, systemSeconds: 0.1 * wall,
          voluntarySwitches: 4 * repeats, involuntarySwitches: 2 * repeats),
        peakBytes: (10 + block) << 20)
      change(&sample)
      run.samples.append(sample)
    }
    return index
  }

  /// Takes away a cell's samples from a block on.
  mutating func drop(_ cell: Int, from block: Int) { run.samples.removeAll { $0.cell == cell && $0.block >= block } }

  mutating func contaminate(_ block: Int, _ reason: String) { run.blocks[block].contamination = reason }
}
