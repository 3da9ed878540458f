import Glibc

/// Two things measured side by side, again and again, and by how much one is larger than the other.
///
/// Each pair is measured within moments, so what the rest of the machine does meanwhile weighs on both and leaves their
/// ratio alone. The median of the pairs' ratios then ignores the few that were disturbed in between.
public struct PairedRatios: Sendable, Hashable {
  private let logarithms: Samples

  /// Nil without pairs, with lists of different lengths, or with a value that is not positive and finite.
  ///
  /// - Parameters:
  ///   - values: Numerators.
  ///   - baseline: Denominators, in the same order.
  public init?(of values: [Double], to baseline: [Double]) {
    guard values.count == baseline.count, (values + baseline).allSatisfy({ $0 > 0 && $0.isFinite }),
      let logarithms = Samples(zip(values, baseline).map { log($0 / $1) })
    else { return nil }
    self.logarithms = logarithms
  }

  public var count: Int { logarithms.count }

  /// The median ratio: that of the pairs' logarithms, so that halving and doubling weigh the same.
  public var median: Double { exp(logarithms.median) }

  /// A bootstrap interval for the median ratio, by the percentile method.
  ///
  /// Pairs are drawn with replacement, as many as there are, and the middle part of the medians so found is the
  /// interval. The percentile method because it covers well for a median; the corrections of BCa need a jackknife, which
  /// does not work for one (Efron and Tibshirani, "An Introduction to the Bootstrap", section 11.6). With fewer than
  /// about ten pairs it is too narrow.
  ///
  /// - Parameters:
  ///   - confidence: Between 0 and 1.
  ///   - resamples: How many times pairs are drawn.
  ///   - seed: The same seed gives the same interval.
  public func interval(confidence: Double = 0.95, resamples: Int = 10_000, seed: UInt64) -> RatioInterval {
    var generator = SplitMix64(seed: seed)
    let values = logarithms.values
    let medians = (0..<max(1, resamples)).compactMap { _ in
      Samples(values.map { _ in values[Int.random(in: values.indices, using: &generator)] })?.median
    }
    let tail = (1 - confidence) / 2
    let spread = Samples(medians) ?? logarithms
    return RatioInterval(lower: exp(spread.quantile(tail)), upper: exp(spread.quantile(1 - tail)))
  }
}

/// Where a ratio lies, as far as the measurements tell.
public struct RatioInterval: Sendable, Hashable, Codable {
  public var lower: Double
  public var upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether the whole of it keeps a limit.
  public func judge(atMost limit: Double) -> LimitVerdict {
    if upper <= limit { return .met }
    return lower > limit ? .missed : .inconclusive
  }
}

/// Whether a figure keeps its limit.
public enum LimitVerdict: String, Sendable, Hashable, Codable {
  case met, missed
  /// The limit lies inside the interval: measure longer, or on a quieter machine.
  case inconclusive
}
