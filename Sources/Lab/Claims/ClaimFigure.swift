import Measurement

/// A figure with its interval: the median over blocks of a value, or of the ratio of two in the same block.
///
/// As docs/statistics.md describes it for speed-ups: the wider of a bootstrap of mirrored pairs of blocks and of the exact
/// interval of order statistics. Values that are not all positive have no logarithm, and the latter alone.
struct ClaimFigure {
  /// Of all blocks, the share that may be lost to divisors of 0 or less. Beyond it the others are not just fewer: they are
  /// those whose divisor came out large.
  static let tolerableLoss = 0.25

  let estimate: Double
  let low: Double
  let high: Double
  /// With which probability at least the interval holds the truth.
  let confidence: Double
  /// In which it was measured.
  let blocks: Int
  /// Blocks that are left out, as there was nothing to divide by.
  let lostBlocks: Int

  /// Nil where no block has a value.
  ///
  /// - Parameter seed: The same seed gives the same interval.
  init?(_ series: ClaimSeries, seed: UInt64) {
    let values = series.values.filter(\.value.isFinite)
    lostBlocks = series.lostBlocks.count
    if values.values.allSatisfy({ $0 > 0 }), let pairs = BlockRatios(of: values, to: values.mapValues { _ in 1 }) {
      let found = pairs.estimate(seed: seed)
      (estimate, low, high) = (found.estimate, found.lower, found.upper)
      (confidence, blocks) = (found.confidence, found.count)
    } else {
      guard let samples = Samples(values.sorted { $0.key < $1.key }.map(\.value)) else { return nil }
      let interval = MedianInterval(samples, coverage: RatioEstimate.verdictConfidence)
      (estimate, low, high) = (samples.median, interval.lower, interval.upper)
      (confidence, blocks) = (interval.confidence, samples.count)
    }
  }

  var isSure: Bool { confidence >= RatioEstimate.verdictConfidence }

  /// Whether so many blocks are left out that the others say little about all.
  var hasLostTooMany: Bool { Double(lostBlocks) > Self.tolerableLoss * Double(lostBlocks + blocks) }
}
