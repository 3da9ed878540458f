/// Measured values of one thing, at least one, in the order of measurement.
public struct Samples: Sendable, Hashable {
  public let values: [Double]
  private let sorted: [Double]

  /// Nil without values, or with one that is not finite.
  public init?(_ values: [Double]) {
    guard !values.isEmpty, values.allSatisfy(\.isFinite) else { return nil }
    self.values = values
    sorted = values.sorted()
  }

  public var count: Int { values.count }
  public var minimum: Double { sorted[0] }
  public var maximum: Double { sorted[sorted.count - 1] }

  /// The middle value; of an even number of values, the mean of the middle two.
  public var median: Double { quantile(0.5) }

  /// The value below which a fraction of the values lies, interpolated linearly between the two nearest.
  ///
  /// Type 7 of Hyndman and Fan (1996): the default of NumPy, R and Julia.
  ///
  /// - Parameter fraction: From 0, the minimum, to 1, the maximum; anything beyond counts as the nearer of the two.
  public func quantile(_ fraction: Double) -> Double {
    let place = Double(sorted.count - 1) * min(max(fraction, 0), 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return maximum }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
