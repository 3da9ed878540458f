import Glibc

/// How much alike neighbours in a series are, and how much wider an interval for its median must be for it.
///
/// Values that follow each other on a drifting machine resemble each other, so a hundred of them say less than a hundred
/// independent ones. Only the sides of the median are looked at, since a few wild values would decide the correlation of
/// the values themselves, and since the sides alone decide where a sample's median falls.
struct SignCorrelation: Sendable, Hashable {
  /// From 0, as between independent values, to 0.9. Neighbours that avoid each other count as 0: they make a median
  /// surer, but by how much is not worth a guess.
  let value: Double

  /// - Parameter series: In the order of measurement.
  init(_ series: Samples) {
    let median = series.median
    let sides = series.values.map { $0 > median ? 1.0 : $0 < median ? -1 : 0 }
    let products = zip(sides, sides.dropFirst()).map { $0 * $1 }
    let mean = products.isEmpty ? 0 : products.reduce(0, +) / Double(products.count)
    value = min(max(mean, 0), 0.9)
  }

  /// By which factor the median's standard error is larger than that of as many independent values.
  ///
  /// That of an autoregressive series: n values with correlation r between neighbours are worth n (1 - r) / (1 + r).
  var stretch: Double { sqrt((1 + value) / (1 - value)) }
}
