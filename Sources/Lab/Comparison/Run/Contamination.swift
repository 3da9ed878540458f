import Measurement
import Workloads

/// Whether somebody else had so much of the machine during a block that its figures are in doubt.
enum Contamination {
  /// - Parameter samples: A block's.
  /// - Returns: A clause; nil where nothing was seen.
  static func describe(_ samples: [SampleRecord]) -> String? {
    let steal = mean(samples.compactMap(\.stealShare))
    let others = mean(samples.compactMap(\.othersShare))
    var reasons: [String] = []
    if steal > ComparisonRun.tolerableSteal { reasons.append("the hypervisor took \(Quantity.percent(steal))") }
    if others > ComparisonRun.tolerableOthers { reasons.append("other programs used \(Quantity.percent(others))") }
    return reasons.isEmpty ? nil : reasons.joined(separator: " and ") + " of the machine's processor time"
  }

  private static func mean(_ shares: [Double]) -> Double {
    shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
  }
}
