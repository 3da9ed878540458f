import Measurement
import Testing

@Suite("Samples")
struct SamplesTests {
  private let samples = Samples([12.5, 11.25, 13.75, 11.0, 19.5, 11.75, 12.0, 14.25])

  /// Literals: `numpy.quantile(values, [0.1, 0.25, 0.5, 0.9])` of NumPy 2.4.6.
  @Test(
    "Quantiles are those of NumPy's default method",
    arguments: [(0.1, 11.175), (0.25, 11.625), (0.5, 12.25), (0.9, 15.825)])
  func quantiles(fraction: Double, expected: Double) throws {
    #expect(abs(try #require(samples).quantile(fraction) - expected) < 1e-12)
  }

  @Test("The extremes are quantiles too, and a fraction beyond them is one of them")
  func extremes() throws {
    let samples = try #require(samples)
    #expect(samples.minimum == 11)
    #expect(samples.maximum == 19.5)
    #expect([0, -1, 1, 2].map(samples.quantile) == [11, 11, 19.5, 19.5])
  }

  @Test("The median of an odd number of values is one of them; one value is its own median")
  func medians() {
    #expect(Samples([3, 1, 2])?.median == 2)
    #expect(Samples([7])?.median == 7)
  }

  @Test("Values keep the order in which they were measured")
  func order() {
    #expect(Samples([3, 1, 2])?.values == [3, 1, 2])
  }

  @Test("No values, or values that are no numbers, say nothing", arguments: [[], [1, .nan], [.infinity]])
  func unusable(values: [Double]) {
    #expect(Samples(values) == nil)
  }
}
