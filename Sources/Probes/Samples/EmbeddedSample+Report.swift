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

/// Workers of a sample disagree.
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
      checksum: try checksum(shares), wallSeconds: stamps.wallSeconds,
      creationSeconds: (shares.map(\.createdAt).max() ?? began) - began, joinSeconds: max(0, gone - stamps.end),
      windowSeconds: stamps.windowSeconds, workers: stamps.reportedWorkers,
      latencies: stamps.workers.joined().compactMap(latency))
    // The process's own figures only grow: the latest are the largest.
    if let last = shares.map(\.usage).max(by: { $0.totalSeconds < $1.totalSeconds }) {
      report.add(last, since: line.letGo.usage)
    }
    return report
  }

  private func checksum(_ shares: [EmbeddedShare]) throws -> String {
    let sums = (0..<request.repeats).map { pass in shares.reduce(UInt64(0)) { $0 &+ $1.sums[pass] } }
    guard let first = sums.first, sums.allSatisfy({ $0 == first }) else {
      throw SampleFailure(description: "\(request.workload): repeats did not come to the same sum")
    }
    return first.paddedHexadecimal
  }

  private func latency(of unit: SampleStamps.Unit) -> Double? {
    switch request.workload {
    case "io.sleep": unit.end - unit.start - Double(request.size) / 1e6
    case "io.tcp": unit.end - unit.start
    default: nil
    }
  }
}

extension UInt64 {
  /// 16 hexadecimal digits.
  var paddedHexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
