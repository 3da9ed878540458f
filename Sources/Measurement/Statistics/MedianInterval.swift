/// Where the median of what was sampled lies, as far as few samples tell, whatever their distribution.
///
/// The ends are two of the values themselves, as far from the lower end as from the upper: the median lies between the
/// k-th smallest and the k-th largest of n values unless fewer than k of them fell on one side of it, and each falls
/// there with probability 1/2 (Conover, "Practical Nonparametric Statistics", section 3.2). Fewer than five values cover
/// less than was asked for: then the ends are the smallest and the largest.
public struct MedianInterval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  /// - Parameter coverage: With which probability at least the median lies inside, from 0 to 1.
  public init(_ samples: Samples, coverage: Double = 0.9) {
    let sorted = samples.values.sorted()
    var outside = 0.0
    var place = 0
    // Probability that exactly `index` of the values lie below the median: binomial, with 1/2.
    var exactly = Self.power(0.5, sorted.count)
    for index in 0..<(sorted.count / 2) {
      outside += 2 * exactly
      guard 1 - outside >= coverage else { break }
      place = index
      exactly *= Double(sorted.count - index) / Double(index + 1)
    }
    lower = sorted[place]
    upper = sorted[sorted.count - 1 - place]
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
