import Glibc

/// Two things that were measured once each in every block, and by how much one is larger than the other.
///
/// As ``PairedRatios``, with what blocks add: they come in mirrored twos (``CompleteBlocks``), some are missing, and
/// neighbours in time resemble each other.
public struct BlockRatios: Sendable, Hashable {
  /// Numbers of the blocks in which both were measured, ascending.
  public let blocks: [Int]
  /// Natural logarithms of the ratios in these blocks.
  public let logarithms: Samples

  /// Nil where no block has both; values that are not positive and finite count as not measured.
  ///
  /// - Parameters:
  ///   - values: Numerators by block number.
  ///   - baseline: Denominators by block number.
  public init?(of values: [Int: Double], to baseline: [Int: Double]) {
    func isUsable(_ value: Double) -> Bool { value > 0 && value.isFinite }
    let common = values.keys.filter { block in
      values[block].map(isUsable) == true && baseline[block].map(isUsable) == true
    }
    .sorted()
    let ratios = common.compactMap { block in
      values[block].flatMap { value in baseline[block].map { log(value / $0) } }
    }
    guard let logarithms = Samples(ratios) else { return nil }
    blocks = common
    self.logarithms = logarithms
  }

  public var count: Int { blocks.count }

  /// The median ratio.
  public var median: Double { exp(logarithms.median) }

  /// The median ratio and an interval that covers it.
  ///
  /// The interval is the wider, at each end, of two:
  /// - **A block bootstrap.** Mirrored pairs of blocks are drawn with replacement and the medians' percentiles taken. The
  ///   pair is what the design repeats: within one, what is due to the order cancels, and what lasts longer than a block
  ///   stays together. Alone it is far too narrow for few blocks (it covers 73% with 6 blocks and 88% with 20, where
  ///   single blocks give 93%), as there are only half as many pairs.
  /// - **The exact order-statistic interval** (``MedianInterval``) of the single blocks, stretched about the median by
  ///   what neighbours have in common (``SignCorrelation``). It covers at least what it promises from six blocks on.
  ///
  /// docs/statistics.md has what they cover in simulations.
  ///
  /// - Parameters:
  ///   - confidence: Between 0 and 1.
  ///   - resamples: How many times pairs are drawn.
  ///   - seed: The same seed gives the same interval.
  public func estimate(confidence: Double = 0.95, resamples: Int = 2000, seed: UInt64) -> RatioEstimate {
    let median = logarithms.median
    let exact = MedianInterval(logarithms, coverage: confidence)
    let stretch = SignCorrelation(logarithms).stretch
    var lower = median - stretch * (median - exact.lower)
    var upper = median + stretch * (exact.upper - median)
    var bootstrap = MedianBootstrap(logarithms.values, groups: mirroredPairs, seed: seed)
    if let drawn = bootstrap.medians(resamples) {
      lower = min(lower, drawn.quantile((1 - confidence) / 2))
      upper = max(upper, drawn.quantile((1 + confidence) / 2))
    }
    return RatioEstimate(
      estimate: exp(median), lower: exp(lower), upper: exp(upper), confidence: exact.confidence, count: count)
  }

  /// Whether the ratios differ from 1 at all, by another way of reckoning.
  public var wilcoxon: WilcoxonSignedRank { WilcoxonSignedRank(logarithms) }

  /// Places in `blocks` of blocks 0 and 1, 2 and 3, …; one place where the other is missing.
  private var mirroredPairs: [Range<Int>] {
    var pairs: [Range<Int>] = []
    for place in blocks.indices {
      if let last = pairs.last, blocks[last.lowerBound] / 2 == blocks[place] / 2 {
        pairs[pairs.count - 1] = last.lowerBound..<(place + 1)
      } else {
        pairs.append(place..<(place + 1))
      }
    }
    return pairs
  }
}
