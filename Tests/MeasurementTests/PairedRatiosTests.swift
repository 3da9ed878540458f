import Measurement
import Testing

@Suite("Paired ratios")
struct PairedRatiosTests {
  private let pairs = PairedRatios(
    of: [1.21, 1.18, 1.33, 1.07, 1.25, 1.19, 1.41, 1.16, 1.22, 1.28, 1.05],
    to: [1.02, 1.00, 1.11, 0.98, 1.01, 1.03, 1.20, 0.97, 1.04, 1.00, 0.99])

  /// Literal: `numpy.exp(numpy.median(numpy.log(values / baseline)))` of NumPy 2.4.6.
  @Test("The median ratio is the median of the pairs' own ratios")
  func median() throws {
    #expect(abs(try #require(pairs).median - 1.18) < 1e-12)
  }

  /// Literals: `numpy.exp` of the ends that `scipy.stats.bootstrap((logs,), numpy.median, method="percentile",
  /// confidence_level=…, n_resamples=99999)` of SciPy 1.17.1 gives.
  ///
  /// Random numbers differ, and yet the ends agree: the median of eleven values is one of them, and by
  /// `scipy.stats.binom.sf(5, 11, k / 11)` no end lies within two hundredths of where the next value takes over.
  @Test(
    "The interval is that of SciPy's percentile bootstrap",
    arguments: [
      (0.95, 1.15533981, 1.1981982), (0.8, 1.17307692, 1.19587629),
    ])
  func interval(confidence: Double, lower: Double, upper: Double) throws {
    let interval = try #require(pairs).interval(confidence: confidence, seed: 1)
    #expect(abs(interval.lower - lower) < 1e-8)
    #expect(abs(interval.upper - upper) < 1e-7)
  }

  @Test("The same seed gives the same interval")
  func seed() throws {
    let pairs = try #require(PairedRatios(of: [1, 2, 3, 4], to: [1, 1, 1, 1]))
    #expect(pairs.interval(resamples: 50, seed: 7) == pairs.interval(resamples: 50, seed: 7))
    #expect(Set((1...30).map { pairs.interval(resamples: 10, seed: $0) }).count > 1)
  }

  @Test("A disturbance that falls on both sides of a pair leaves the ratio alone")
  func commonDisturbance() throws {
    let calm = try #require(PairedRatios(of: [2, 2, 2], to: [1, 1, 1]))
    let disturbed = try #require(PairedRatios(of: [2, 20, 6], to: [1, 10, 3]))
    #expect(calm.median == disturbed.median)
  }

  @Test("Halving and doubling weigh the same")
  func symmetry() throws {
    #expect(abs(try #require(PairedRatios(of: [1, 2], to: [2, 1])).median - 1) < 1e-12)
  }

  @Test("Pairs that do not match, or that have no ratio, give nothing")
  func unusable() {
    #expect(PairedRatios(of: [], to: []) == nil)
    #expect(PairedRatios(of: [1, 2], to: [1]) == nil)
    #expect(PairedRatios(of: [1, 0], to: [1, 1]) == nil)
    #expect(PairedRatios(of: [1, .infinity], to: [1, 1]) == nil)
  }

  @Test("A limit is met, missed, or undecided while it lies inside the interval")
  func verdicts() {
    let interval = RatioInterval(lower: 1.1, upper: 1.2)
    #expect(interval.judge(atMost: 1.2) == .met)
    #expect(interval.judge(atMost: 1.15) == .inconclusive)
    #expect(interval.judge(atMost: 1.1) == .inconclusive)
    #expect(interval.judge(atMost: 1.05) == .missed)
  }
}
