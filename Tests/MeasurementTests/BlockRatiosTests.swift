import Glibc
import Testing

@testable import Measurement

@Suite struct BlockRatiosTests {
  private let logarithms = [
    0.31, -0.12, 0.45, 0.22, 0.08, -0.05, 0.61, 0.17, 0.29, -0.33, 0.5, 0.02, 0.14, 0.37, 0.26, 0.41,
  ]

  /// Literals: `numpy.quantile` of 200,000 medians of `numpy.concatenate` of 8 of the 8 pairs, drawn by
  /// `numpy.random.default_rng(5).integers`, of NumPy 2.4.6. At these fractions the medians do not depend on a few draws:
  /// they are the same 0.2% to either side.
  @Test func `medians of drawn pairs are those that NumPy draws`() throws {
    let pairs = stride(from: 0, to: 16, by: 2).map { $0..<($0 + 2) }
    var bootstrap = MedianBootstrap(logarithms, groups: pairs, seed: 3)
    let medians = bootstrap.medians(50_000)
    for (fraction, expected) in [(0.025, 0.08), (0.05, 0.11), (0.1, 0.14), (0.9, 0.275), (0.95, 0.285)] {
      #expect(abs(try #require(medians).quantile(fraction) - expected) < 1e-12)
    }
  }

  @Test func `an interval is never narrower than the exact one, which it says the confidence of`() throws {
    let ratios = try #require(BlockRatios(logarithms: logarithms))
    let estimate = ratios.estimate(seed: 1)
    let exact = MedianInterval(ratios.logarithms, coverage: 0.95)
    #expect(abs(estimate.estimate - exp(0.24)) < 1e-12)
    #expect(log(estimate.lower) <= exact.lower + 1e-12 && log(estimate.upper) >= exact.upper - 1e-12)
    #expect(estimate.confidence == exact.confidence && estimate.confidence >= 0.95 && estimate.count == 16)
  }

  /// 1 - 2^(1 - n): the median lies outside only if all values fell on one side of it.
  @Test(arguments: [(1, 0), (2, 0.5), (4, 0.875), (5, 0.9375), (6, 0.96875)])
  func `too few blocks say which confidence they reach`(count: Int, expected: Double) throws {
    let estimate = try #require(BlockRatios(logarithms: Array(logarithms.prefix(count)))).estimate(seed: 1)
    #expect(abs(estimate.confidence - expected) < 1e-12)
    #expect(logarithms.prefix(count).allSatisfy { log(estimate.lower) <= $0 + 1e-12 })
  }

  @Test func `only blocks that have both count, whichever they are`() throws {
    let ratios = try #require(
      BlockRatios(of: [0: 2, 1: 3, 4: 8, 5: .nan, 6: 0, 9: 4], to: [9: 2, 4: 2, 5: 1, 6: 1, 0: 1, 7: 3]))
    #expect(ratios.blocks == [0, 4, 9])
    #expect(abs(ratios.median - 2) < 1e-12)
    #expect(BlockRatios(of: [0: 1], to: [1: 1]) == nil)
  }

  @Test func `the same seed gives the same interval`() throws {
    let ratios = try #require(BlockRatios(logarithms: logarithms))
    #expect(ratios.estimate(resamples: 50, seed: 7) == ratios.estimate(resamples: 50, seed: 7))
  }

  @Test func `neighbours that resemble each other widen the interval`() throws {
    let rising = try #require(Samples((0..<40).map(Double.init)))
    let shuffled = try #require(Samples((0..<40).map { Double($0 * 17 % 40) }))
    #expect(SignCorrelation(rising).stretch > 3)
    #expect(SignCorrelation(shuffled).stretch < 1.5)
    #expect(SignCorrelation(try #require(Samples([1, -1, 1, -1, 1, -1]))).stretch == 1)
  }
}
