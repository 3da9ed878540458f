import Glibc

/// Wilcoxon's signed-rank test: whether paired differences lie about 0, both sides alike.
///
/// Unlike an interval for the median it asks how far from 0 the differences on either side are, so it is a second opinion
/// by another way. Differences of 0 are left out, as Wilcoxon did. Up to 25 differences without equal sizes the
/// probability is exact; else it is that of the normal approximation with the correction for ties, without one for
/// continuity. Source: `scipy.stats.wilcoxon` with its defaults `zero_method="wilcox"`, `correction=False`.
public struct WilcoxonSignedRank: Sendable, Hashable {
  /// The smaller of the sums of ranks of positive and of negative differences.
  public let statistic: Double
  /// How likely so lopsided ranks, to either side, are where nothing differs; 1 where no difference is left.
  public let pValue: Double

  public init(_ differences: Samples) {
    let sizes = differences.values.filter { $0 != 0 }.sorted { abs($0) < abs($1) }
    var positive = 0.0
    var ties = 0.0
    var first = 0
    while first < sizes.count {
      let size = abs(sizes[first])
      let last = sizes[first...].firstIndex { abs($0) != size } ?? sizes.count
      let tied = Double(last - first)
      // Equal sizes share the mean of their ranks.
      positive += Double(first + 1 + last) / 2 * Double(sizes[first..<last].count { $0 > 0 })
      ties += tied * tied * tied - tied
      first = last
    }
    let count = Double(sizes.count)
    statistic = min(positive, count * (count + 1) / 2 - positive)
    if sizes.isEmpty {
      pValue = 1
    } else if sizes.count == differences.count && ties == 0 && sizes.count <= 25 {
      pValue = Self.exactly(statistic, of: sizes.count)
    } else {
      let variance = count * (count + 1) * (2 * count + 1) / 24 - ties / 48
      pValue = erfc(abs(positive - count * (count + 1) / 4) / sqrt(2 * variance))
    }
  }

  /// The smallest probability that so many differences can give.
  public static func smallestPValue(of count: Int) -> Double { min(1, exp2(1 - Double(count))) }

  /// Twice the share of all ways to give ranks 1 to `count` a sign whose positive ones sum to at most `statistic`.
  private static func exactly(_ statistic: Double, of count: Int) -> Double {
    var ways = [Double](repeating: 0, count: count * (count + 1) / 2 + 1)
    ways[0] = 1
    for rank in 1...count {
      for sum in stride(from: ways.count - 1, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    return min(1, 2 * ways[...Int(statistic)].reduce(0, +) / exp2(Double(count)))
  }
}
