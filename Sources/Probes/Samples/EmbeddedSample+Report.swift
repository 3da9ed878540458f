import Measurement
import Workloads

/// What one native thread of a sample did.
struct EmbeddedShare: Sendable {
  /// When the worker existed.
  var createdAt: Double
  var units: [SampleStamps.Unit]
  /// Each pass's sum of check values.
  var sums: [UInt64]
  /// What the process had used when this worker's last unit had ended.
  var usage: ProcessUsage
}

/// A worker of a sample did not do its part.
struct SampleFailure: Error, CustomStringConvertible {
  let description: String
}

extension EmbeddedSample {
  /// - Parameters:
  ///   - began: Just before the first worker was created.
  ///   - gone: When the last worker was gone.
  func report(_ shares: [EmbeddedShare], line: SampleLine, began: Double, gone: Double) throws -> SampleReport {
    let stamps = SampleStamps(startLine: line.letGo.seconds, workers: shares.map(\.units))
    var report = SampleReport(
      checksum: try Checksum.ofEqualPasses(shares.map(\.sums)), wallSeconds: stamps.wallSeconds,
      creationSeconds: (shares.map(\.createdAt).max() ?? began) - began, joinSeconds: max(0, gone - stamps.end),
      windowSeconds: stamps.windowSeconds, workers: stamps.reportedWorkers,
      latencies: stamps.workers.joined().compactMap(latency))
    let usage = line.letGo.usage
    report.add(shares.map(\.usage).reduce(usage, ProcessUsage.later) - usage)
    return report
  }

  private func latency(of unit: SampleStamps.Unit) -> Double? {
    switch request.workload {
    case "io.sleep": unit.end - unit.start - Double(request.size) / 1e6
    case "io.tcp": unit.end - unit.start
    default: nil
    }
  }
}
