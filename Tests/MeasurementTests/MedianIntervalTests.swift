import Testing

@testable import Measurement

@Suite struct MedianIntervalTests {
  private func ends(_ count: Int, coverage: Double = 0.9) throws -> [Double] {
    let samples = try #require(Samples((1...count).map(Double.init).reversed()))
    let interval = MedianInterval(samples, coverage: coverage)
    return [interval.lower, interval.upper]
  }

  /// Coverage of the k-th smallest to the k-th largest of n: 1 - 2 P(X < k), X binomial of n and 1/2.
  @Test(arguments: [
    (1, [1, 1]), (2, [1, 2]), (3, [1, 3]), (5, [1, 5]),  // 0, 0.5, 0.75, 0.94
    (7, [1, 7]), (8, [2, 7]),  // The second ends cover 0.875 and 0.93.
    (11, [3, 9]), (20, [6, 15]),
  ])
  func `its ends are the innermost values that cover the median as surely as was asked for`(
    count: Int, expected: [Double]
  ) throws {
    #expect(try ends(count) == expected)
  }

  @Test func `more surety needs a wider interval`() throws {
    #expect(try ends(20, coverage: 0.99) == [4, 17])
    #expect(try ends(20, coverage: 0) == [10, 11])
  }

  /// Literals: `1 - 2 * scipy.stats.binom.cdf(k - 1, n, 0.5)` of SciPy 1.17.1 for the innermost k of at least 0.95.
  @Test(arguments: [
    (1, 0), (3, 0.75), (6, 0.96875), (8, 0.9921875), (20, 0.9586105346679688), (200, 0.9599628083866004),
    (2000, 0.9534471795082164),
  ])
  func `it says what it covers, for a few values and for thousands`(count: Int, expected: Double) throws {
    let samples = try #require(Samples((1...count).map(Double.init)))
    #expect(abs(MedianInterval(samples, coverage: 0.95).confidence - expected) < 1e-9)
  }
}
