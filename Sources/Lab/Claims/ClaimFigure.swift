import Measurement

/// A figure with its interval: the median over blocks of a value, or of the ratio of two in the same block.
///
/// As docs/statistics.md describes it for speed-ups: the wider of a bootstrap of mirrored pairs of blocks and of the exact
/// interval of order statistics. Values that are not all positive have no logarithm, and the latter alone.
struct ClaimFigure {
  let estimate: Double
  let low: Double
  let high: Double
  /// With which probability at least the interval holds the truth.
  let confidence: Double
  /// In which it was measured.
  let blocks: Int

  /// Nil where no block has a value of both, or where one would be divided by nothing.
  ///
  /// - Parameters:
  ///   - values: By block.
  ///   - others: What they are divided by, by block; nil for nothing.
  ///   - seed: The same seed gives the same interval.
  init?(_ values: [Int: Double], per others: [Int: Double]?, seed: UInt64) {
    let divisors = others ?? values.mapValues { _ in 1 }
    let ratios = values.reduce(into: [Int: Double]()) { ratios, value in
      ratios[value.key] = divisors[value.key].map { value.value / $0 }
    }
    guard !ratios.isEmpty, ratios.keys.allSatisfy({ (divisors[$0] ?? 0) > 0 }), ratios.values.allSatisfy(\.isFinite)
    else { return nil }
    if ratios.values.allSatisfy({ $0 > 0 }), let pairs = BlockRatios(of: values, to: divisors) {
      let found = pairs.estimate(seed: seed)
      (estimate, low, high) = (found.estimate, found.lower, found.upper)
      (confidence, blocks) = (found.confidence, found.count)
    } else {
      guard let samples = Samples(ratios.sorted { $0.key < $1.key }.map(\.value)) else { return nil }
      let interval = MedianInterval(samples, coverage: RatioEstimate.verdictConfidence)
      (estimate, low, high) = (samples.median, interval.lower, interval.upper)
      (confidence, blocks) = (interval.confidence, samples.count)
    }
  }

  var isSure: Bool { confidence >= RatioEstimate.verdictConfidence }
}
