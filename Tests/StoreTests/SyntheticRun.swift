import Measurement
import Workloads

/// A run whose every field has a value of its own.
struct SyntheticRun {
  var id = "20261122-231500-4f2a"
  var startedAt = 1_795_389_300.5
  var blocks = 3
  var workloads = ["io.tcp", "cpu.pure"]

  var stored: StoredRun {
    StoredRun(
      record: record, cells: cells, blocks: (0..<blocks).map(block), samples: (0..<blocks).flatMap(samples))
  }

  var record: RunRecord {
    RunRecord(
      id: id, startedAt: startedAt, command: ["gillab", "compare", "a \"word\"\n", "größer"], version: "0.1.0",
      commit: "4fa02d6",
      plan: ComparisonPlan(budgetSeconds: 12.25, blocks: 7, seed: .max, threshold: 0.03, isAA: true),
      host: HostRecord(
        name: "bench", processor: "Zen", cores: 2, memoryBytes: 1 << 33, kernel: "6.1.0", governor: "powersave",
        isVirtual: true), pilotSeconds: 2.25,
      program: ProgramStamp(
        gillab: "9f", gillabNative: "60", pythonModels: "fc", pythonWorkloads: "a4",
        otherPython: ["probes": "c1", "witness": "d2"], variables: ["PYTHON_GIL": "1"]))
  }

  var cells: [CellRecord] {
    workloads.enumerated().flatMap { place, workload in
      [
        CellRecord(
          index: place * 2, workload: workload, size: 1024, language: .python, model: "thread-pool", workers: 16,
          python: PythonBuild(
            version: "3.13.0t", executable: "/opt/python 3.13/bin/python3", library: "/opt/libpython3.13t.so",
            libraryBytes: 6_543_210, libraryModifiedAt: 1_700_000_000.25), isNullTwin: true, units: 64, repeats: 3),
        CellRecord(
          index: place * 2 + 1, workload: workload, size: 1024, language: .swift, model: "task", workers: 0, units: 64,
          repeats: 1, status: .crashed, reason: "signal 11"),
      ]
    }
  }

  func block(_ number: Int) -> BlockRecord {
    BlockRecord(
      number: number, startedAt: startedAt + Double(number), seconds: 0.75,
      contamination: number == 1 ? "the load was 7.5" : nil, runnerSeconds: number == 2 ? nil : 0.015625)
  }

  func samples(_ block: Int) -> [SampleRecord] {
    var generator = SplitMix64(seed: UInt64(block))
    return cells.shuffled(using: &generator).enumerated().map { position, cell in
      cell.status == .ok
        ? measured(cell, block: block, position: position)
        : SampleRecord(
          cell: cell.index, block: block, position: position, status: cell.status, reason: cell.reason,
          report: SampleReport(unsupported: "it has no such thing"))
    }
  }

  private func measured(_ cell: CellRecord, block: Int, position: Int) -> SampleRecord {
    let step = Double(block * 100 + position + 1)
    let workers = [
      SampleWorker(units: 33, unitsInWindow: 31.5, startSeconds: 1e-5, endSeconds: 0.1),
      SampleWorker(units: 31, unitsInWindow: 30.25, startSeconds: 2e-5, endSeconds: 0.099),
    ]
    var latencies = (0..<64).map { step / Double($0 + 1) }
    latencies += [.leastNonzeroMagnitude, -0.0, 1.0 / 3]
    let report = SampleReport(
      checksum: "f0e1d2c3b4a59687", wallSeconds: 0.1 * step, creationSeconds: 0.01 * step, joinSeconds: 0.001 * step,
      windowSeconds: 0.09 * step, workers: workers, userSeconds: 0.08 * step, systemSeconds: 0.02 * step,
      voluntarySwitches: 12 + block, involuntarySwitches: 3, latencies: latencies,
      metrics: ["payloadBytesPerSecond": 1.5e9 * step, "lostShare": 0.125])
    return SampleRecord(
      cell: cell.index, block: block, position: position, status: .ok, report: report, peakBytes: 1 << 40, load: 0.25,
      stealShare: 0.001, othersShare: 1.0 / 3)
  }
}
