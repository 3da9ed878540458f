import Glibc
import Testing

@testable import Measurement

@Suite struct IndependentRatioTests {
  private let values = [12.1, 11.4, 13.9, 12.8, 11.9, 12.2, 14.4, 12.6, 11.7]
  private let baseline = [10.2, 10.9, 9.8, 10.4, 11.1, 10.7, 10.0, 10.3, 12.9, 10.6, 10.1]

  /// Literals: `numpy.exp(numpy.median(numpy.log(values)) - numpy.median(numpy.log(baseline)))`, and
  /// `scipy.stats.bootstrap((logs, logs), difference_of_medians, method="percentile", n_resamples=200000)`'s
  /// distribution at 0.025 and 0.979, where it is the same 0.2% to either side; NumPy 2.4.6, SciPy 1.17.1.
  @Test func `the ratio is SciPy's, and the interval is at least as wide as its bootstrap's`() throws {
    let estimate = try #require(IndependentRatio(of: values, to: baseline)).estimate(seed: 5)
    #expect(abs(estimate.estimate - 1.173076923076923) < 1e-12)
    #expect(estimate.lower <= 1.11009175 && estimate.upper >= 1.31132075)
    var above = MedianBootstrap(values.map { log($0) }, seed: 1)
    var below = MedianBootstrap(baseline.map { log($0) }, seed: 2)
    let drawn = try #require(Samples((0..<50_000).map { _ in exp(above.median() - below.median()) }))
    #expect(abs(drawn.quantile(0.025) - 1.11009174) < 1e-8)
    #expect(abs(drawn.quantile(0.979) - 1.31132075) < 1e-8)
  }

  @Test func `the confidence is that of the side with fewer values`() throws {
    let few = try #require(IndependentRatio(of: Array(values.prefix(4)), to: baseline)).estimate(seed: 5)
    #expect(few.confidence == 0.875 && few.count == 4)
  }

  @Test func `values that have no ratio give nothing`() {
    #expect(IndependentRatio(of: [], to: [1]) == nil)
    #expect(IndependentRatio(of: [1], to: [0]) == nil)
  }
}
