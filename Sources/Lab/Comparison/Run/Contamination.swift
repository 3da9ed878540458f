import Measurement
import Workloads

/// Whether somebody else had so much of the machine during a block that its figures are in doubt.
enum Contamination {
  /// - Parameter samples: A block's.
  /// - Returns: A clause; nil where nothing was seen.
  static func describe(_ samples: [SampleRecord]) -> String? {
    let steal = mean(samples.compactMap(\.stealShare))
    let others = mean(samples.compactMap(\.othersShare))
    return switch (steal > ComparisonRun.tolerableSteal, others > ComparisonRun.tolerableOthers) {
    case (true, true): ReasonPhrase.bothTook(Quantity.percent(steal), Quantity.percent(others))
    case (true, false): ReasonPhrase.hypervisorTook(Quantity.percent(steal))
    case (false, true): ReasonPhrase.othersUsed(Quantity.percent(others))
    case (false, false): nil
    }
  }

  private static func mean(_ shares: [Double]) -> Double {
    shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
  }
}
