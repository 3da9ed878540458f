import Glibc

/// Where the median of what was sampled lies, as far as few samples tell, whatever their distribution.
///
/// The ends are two of the values themselves, as far from the lower end as from the upper: the median lies between the
/// k-th smallest and the k-th largest of n values unless fewer than k of them fell on one side of it, and each falls
/// there with probability 1/2 (Conover, "Practical Nonparametric Statistics", section 3.2). Fewer than five values cover
/// less than was asked for: then the ends are the smallest and the largest, and ``confidence`` says what they cover.
public struct MedianInterval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double
  /// With which probability at least the median lies inside; 0 for a single value.
  public let confidence: Double

  /// - Parameter coverage: With which probability at least the median lies inside, from 0 to 1.
  public init(_ samples: Samples, coverage: Double = 0.9) {
    let sorted = samples.values.sorted()
    let count = sorted.count
    var outside = 0.0
    var confidence = 0.0
    var place = 0
    // Logarithm of the probability that exactly `index` of the values lie below the median: binomial, with 1/2. As a
    // plain number it would be 0 from some thousand values on.
    var exactly = -Double(count) * log(2)
    for index in 0..<max(1, count / 2) {
      outside += 2 * exp(exactly)
      guard index == 0 || 1 - outside >= coverage else { break }
      place = index
      confidence = max(0, 1 - outside)
      exactly += log(Double(count - index) / Double(index + 1))
    }
    lower = sorted[place]
    upper = sorted[count - 1 - place]
    self.confidence = confidence
  }
}
