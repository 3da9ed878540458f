import Measurement
import Workloads

extension MeasuredCell {
  /// Its figures, without what needs other cells.
  var figures: ComparedCell {
    var figures = ComparedCell(
      cell, status: outcome.status, reason: outcome.reason, samples: samples.count,
      failedSamples: outcome.failedSamples)
    let reports = reports
    let passes = Double(max(1, cell.repeats))
    figures.wallSeconds = ComparedAmount(reports.map { $0.wallSeconds / passes })
    figures.cpuSeconds = median(reports.map { ($0.userSeconds + $0.systemSeconds) / passes })
    figures.peakBytes = median(ordered.map { Double($0.peakBytes) }).map { Int($0.rounded()) }
    figures.unitsPerSecond = ComparedAmount(throughput.sorted { $0.key < $1.key }.map(\.value))
    figures.creationSeconds = median(reports.map(\.creationSeconds))
    figures.fairness = median(reports.compactMap(\.fairness))
    figures.latency = latency(reports)
    figures.metrics = metrics(reports)
    figures.voluntarySwitches = median(reports.map { Double($0.voluntarySwitches) / passes })
    figures.involuntarySwitches = median(reports.map { Double($0.involuntarySwitches) / passes })
    return figures
  }

  private func median(_ values: [Double]) -> Double? { Samples(values)?.median }

  private func latency(_ reports: [SampleReport]) -> ProbeLatency? {
    var histogram = LatencyHistogram()
    for report in reports {
      for latency in report.latencies { histogram.record(seconds: latency) }
    }
    return histogram.percentiles
  }

  private func metrics(_ reports: [SampleReport]) -> [String: ComparedAmount] {
    let names = Set(reports.flatMap(\.metrics.keys))
    return names.reduce(into: [:]) { metrics, name in
      metrics[name] = ComparedAmount(reports.compactMap { $0.metrics[name] })
    }
  }
}

extension SampleReport {
  /// How evenly the work was shared while all workers ran; nil with one worker.
  var fairness: Double? {
    workers.count >= 2 ? FairnessIndex.jain(workers.map(\.unitsInWindow)) : nil
  }
}
