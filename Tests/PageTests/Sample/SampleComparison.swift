import Workloads

/// Comparisons as `gillab compare --json` has them.
enum SampleComparison {
  static func report(_ workload: String, _ size: Int, run: String) -> ComparisonReport {
    var cells: [ComparedCell] = []
    for python in [SampleReport.plain, SampleReport.free] {
      let isFree = python.isFreeThreaded
      cells.append(cell(workload, size, python, "serial", 1, 1, .baseline))
      cells.append(cell(workload, size, python, "thread", 2, isFree ? 1.93 : 0.98, isFree ? .faster : .inconclusive))
      cells.append(cell(workload, size, python, "process-fork", 2, 1.87, .faster))
      cells.append(cell(workload, size, python, "asyncio-gather", 2, 0.81, .slower))
    }
    cells.append(cell(workload, size, nil, "serial", 1, 41.2, .faster))
    cells.append(cell(workload, size, nil, "task", 2, 80.9, .faster))
    cells.append(
      ComparedCell(
        record(workload, size, SampleReport.plain, "subinterpreter", 2), status: .unsupported,
        reason: "\(SampleReport.hostile) needs 3.12", samples: 0, failedSamples: 0))
    return ComparisonReport(
      run: run, seed: 20_261_123, startedAt: 1_795_412_423.609_616, finishedAt: 1_795_412_653.776_700_5,
      command: ["gillab", "compare", workload], version: "0.5.0", commit: nil,
      host: SampleReport.host, baseline: SampleReport.plain.subject("serial"), threshold: 0.02,
      noiseFloor: 0.031, serverDelayMicroseconds: workload == "io.tcp" ? 2000 : nil, blocks: 20,
      contaminatedBlocks: [ContaminatedBlock(block: 3, reason: "other programs used 14% of the processors")],
      groups: [
        ComparisonGroup(
          workload: workload, size: size,
          noiseFloors: [NoiseFloor(subject: SampleReport.plain.subject("serial"), share: 0.031, blocks: 20)])
      ], cells: cells)
  }

  private static func record(
    _ workload: String, _ size: Int, _ python: PythonOfSample?, _ model: String, _ workers: Int
  ) -> CellRecord {
    CellRecord(
      index: 0, workload: workload, size: size, language: python == nil ? .swift : .python, model: model,
      workers: workers,
      python: python.map {
        PythonBuild(
          version: $0.version, executable: $0.executable, library: $0.library, libraryBytes: 1, libraryModifiedAt: 0)
      }, units: 64)
  }

  private static func cell(
    _ workload: String, _ size: Int, _ python: PythonOfSample?, _ model: String, _ workers: Int, _ speedup: Double,
    _ verdict: ComparedCell.Verdict
  ) -> ComparedCell {
    var cell = ComparedCell(
      record(workload, size, python, model, workers), status: .ok, reason: nil, samples: 20, failedSamples: 0)
    let wall = 0.104 / speedup
    cell.wallSeconds = ComparedAmount(median: wall, low: wall * 0.97, high: wall * 1.04)
    cell.unitsPerSecond = ComparedAmount(median: 64 / wall, low: 60 / wall, high: 66 / wall)
    cell.cpuSeconds = wall * 0.98
    cell.peakBytes = 12_582_912
    cell.speedup = SpeedUp(
      estimate: speedup, low: speedup * 0.96, high: speedup * 1.03, confidence: 0.9586, blocks: 20)
    cell.efficiency = speedup / Double(workers)
    cell.verdict = verdict
    cell.metrics = ["payloadBytesPerSecond": ComparedAmount(median: 1e6, low: 9e5, high: 1.1e6)]
    if workload == "io.tcp" {
      cell.latency = ProbeLatency(count: 1280, p50: 2.31e-3, p90: 2.6e-3, p99: 4.07e-3, p999: 6.1e-3, max: 0.0123)
    }
    return cell
  }
}
