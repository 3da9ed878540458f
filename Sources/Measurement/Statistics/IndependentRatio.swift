import Glibc

/// Two things that were not measured side by side, and by how much the median of one is larger than that of the other.
///
/// For figures of two runs. What the machine did during either run is in the ratio: an interval here tells only what
/// repeating both at their own times would give.
public struct IndependentRatio: Sendable, Hashable {
  private let values: Samples
  private let baseline: Samples

  /// Nil without values, or with one that is not positive and finite.
  ///
  /// - Parameters:
  ///   - values: Numerators in the order of measurement.
  ///   - baseline: Denominators likewise.
  public init?(of values: [Double], to baseline: [Double]) {
    guard (values + baseline).allSatisfy({ $0 > 0 && $0.isFinite }), let values = Samples(values.map { log($0) }),
      let baseline = Samples(baseline.map { log($0) })
    else { return nil }
    self.values = values
    self.baseline = baseline
  }

  /// The ratio of the medians, and an interval that covers it.
  ///
  /// The wider, at each end, of a bootstrap's percentiles, each side drawn by itself, and of the two exact intervals of
  /// the medians put together: the distances of their ends are squared, added and rooted, as independent errors are
  /// (Zou and Donner, "Construction of confidence limits about effect measures", 2008). The bootstrap alone is too narrow
  /// for few values.
  ///
  /// - Parameters:
  ///   - confidence: Between 0 and 1.
  ///   - seed: The same seed gives the same interval.
  public func estimate(confidence: Double = 0.95, resamples: Int = 2000, seed: UInt64) -> RatioEstimate {
    let above = Reach(of: values, confidence: confidence)
    let below = Reach(of: baseline, confidence: confidence)
    let difference = values.median - baseline.median
    var lower = difference - hypot(above.down, below.up)
    var upper = difference + hypot(above.up, below.down)
    var generator = SplitMix64(seed: seed)
    var upperDraw = MedianBootstrap(values.values, seed: generator.next())
    var lowerDraw = MedianBootstrap(baseline.values, seed: generator.next())
    if let drawn = Samples((0..<max(1, resamples)).map { _ in upperDraw.median() - lowerDraw.median() }) {
      lower = min(lower, drawn.quantile((1 - confidence) / 2))
      upper = max(upper, drawn.quantile((1 + confidence) / 2))
    }
    return RatioEstimate(
      estimate: exp(difference), lower: exp(lower), upper: exp(upper),
      confidence: min(above.confidence, below.confidence), count: min(values.count, baseline.count))
  }
}

/// How far from a sample's median the true one may be.
private struct Reach {
  let down: Double
  let up: Double
  let confidence: Double

  init(of samples: Samples, confidence: Double) {
    let exact = MedianInterval(samples, coverage: confidence)
    let stretch = SignCorrelation(samples).stretch
    down = stretch * (samples.median - exact.lower)
    up = stretch * (exact.upper - samples.median)
    self.confidence = exact.confidence
  }
}
