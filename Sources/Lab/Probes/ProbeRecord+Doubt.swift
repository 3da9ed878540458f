import Measurement
import Workloads

/// When a figure is not to be trusted (docs/probe.md).
enum ProbeTrust {
  /// By how much the ends of the interval in which a median lies may differ, and blocks from each other.
  static let factor = 2
  /// The same of how many times the work of one thread several do.
  static let speedUpFactor = 1.25
  /// How many latencies are the fewest to say anything.
  static let fewestLatencies = 5
}

extension ProbeRecord {
  /// Why the figures are not to be trusted; nil if they are.
  ///
  /// - Parameter one: The same work by one thread, where several threads are compared with it.
  func doubt(besideOneThread one: ProbeRecord?) -> String? {
    let counting = measurements.count { !$0.latencies.isEmpty || $0.amount > 0 }
    guard counting > 1 else { return (counting == 1 ? ReasonPhrase.oneBlock : .noBlockCounts)() }
    if condition.measure.isLatency { return latencyDoubt }
    if let rateDoubt { return rateDoubt }
    guard let one, speedUp(over: one) == nil else { return nil }
    return
      "its \(measurements.count) blocks disagree by more than a quarter on how many times the work of one thread it is"
  }

  private var rateDoubt: String? {
    guard let rates = Samples(blockRates) else { return nil }
    let interval = MedianInterval(rates)
    return isWide(interval.lower, interval.upper) ? disagreement(rates.count) : nil
  }

  /// Latencies vary by their nature: a thread may arrive just before its turn, or just after. So first it is asked whether
  /// all together are enough, and then whether blocks differ by more than their own few leave open.
  private var latencyDoubt: String? {
    let blocks = measurements.compactMap { Samples($0.latencies.map(Double.init)) }
    let values = blocks.flatMap(\.values)
    guard values.count >= ProbeTrust.fewestLatencies, let all = Samples(values) else {
      return ReasonPhrase.fewMeasured("\(values.count)")
    }
    let interval = MedianInterval(all)
    if isWide(interval.lower, interval.upper) {
      return ReasonPhrase.medianUnknown("\(ProbeTrust.factor)")
    }
    let intervals = blocks.map { MedianInterval($0) }
    guard let lower = Samples(intervals.map(\.lower)), let upper = Samples(intervals.map(\.upper)) else { return nil }
    // Of many blocks the outermost may differ: as for rates, those within the interval of the median count.
    return isWide(MedianInterval(upper).lower, MedianInterval(lower).upper) ? disagreement(blocks.count) : nil
  }

  private func isWide(_ lower: Double, _ upper: Double) -> Bool { upper > lower * Double(ProbeTrust.factor) }

  private func disagreement(_ blocks: Int) -> String {
    ReasonPhrase.blocksDisagree("\(blocks)", "\(ProbeTrust.factor)")
  }
}
