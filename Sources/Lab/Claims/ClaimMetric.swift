import Measurement
import Workloads

/// A figure that claims are about. docs/claims.md lists them.
struct ClaimMetric: Hashable {
  static let speedUp = "speedup"
  static let efficiency = "efficiency"

  let name: String

  /// What can be said of a workload's cells.
  static func names(in workload: WorkloadDescription) -> [String] {
    let hasEfficiency = workload.isTimed && workload.hasSerial && workload.id != "race"
    return (workload.isTimed ? [speedUp] : []) + (hasEfficiency ? [efficiency] : [])
      + ["wallSeconds", "cpuSeconds", "creationSeconds", "peakBytes"]
      + (workload.workersAreUnits ? [] : ["fairness"])
      + (workload.latencyMeaning == nil ? [] : ["latency.p50", "latency.p99", "latency.max"])
      + workload.metrics.map(\.name)
  }

  /// What its value is, where it is not a ratio to something else.
  var unit: ClaimEvidence.Unit {
    if name.hasPrefix("latency.") || name.hasSuffix("Seconds") { return .seconds }
    if name.hasSuffix("Bytes") { return .bytes }
    if name.hasSuffix("Count") { return .count }
    return name == Self.speedUp || name.hasSuffix("PerSecond") ? .ratio : .share
  }

  /// The cell's values by block, in the unit of one pass; empty where it has none.
  func values(of cell: MeasuredCell) -> [Int: Double] {
    if name == Self.speedUp || name == Self.efficiency { return cell.throughput }
    let passes = Double(max(1, cell.cell.repeats))
    return cell.samples.compactMapValues { sample -> Double? in
      let report = sample.report
      return switch name {
      case "wallSeconds": report.wallSeconds / passes
      case "cpuSeconds": (report.userSeconds + report.systemSeconds) / passes
      case "creationSeconds": report.creationSeconds
      case "peakBytes": Double(sample.peakBytes)
      case "fairness": report.fairness
      case "latency.p50": Samples(report.latencies)?.median
      // Of fewer than a hundred the 99th percentile is but the largest.
      case "latency.p99": report.latencies.count >= 100 ? Samples(report.latencies)?.quantile(0.99) : nil
      case "latency.max": report.latencies.max()
      default: report.metrics[name]
      }
    }
  }
}
