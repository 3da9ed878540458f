import Testing

@testable import Measurement

/// Literals: `scipy.stats.wilcoxon` of SciPy 1.17.1, two-sided, `zero_method="wilcox"`, `correction=False`.
@Suite struct WilcoxonSignedRankTests {
  private func expect(_ differences: [Double], statistic: Double, pValue: Double) throws {
    let test = WilcoxonSignedRank(try #require(Samples(differences)))
    #expect(test.statistic == statistic)
    #expect(abs(test.pValue - pValue) < 1e-12)
  }

  /// `method="exact"`.
  @Test func `few differences of different sizes have their exact probability`() throws {
    try expect(
      [0.31, -0.12, 0.45, 0.22, 0.08, -0.05, 0.61, 0.17, 0.29, -0.33], statistic: 12, pValue: 0.130859375)
    try expect([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], statistic: 0, pValue: 0.03125)
    try expect((0..<25).map { Double($0 * 53 % 127) - 50.3 }, statistic: 136, pValue: 0.49078595638275146)
  }

  /// `method="asymptotic"`.
  @Test func `many, equal or no differences have that of the normal approximation`() throws {
    try expect((0..<40).map { Double($0 * 53 % 127) - 50.3 }, statistic: 322, pValue: 0.23687487813637564)
    try expect([1, 1, -1, 2, 2, 3, -2, 4, 5, 5], statistic: 7, pValue: 0.035564379058193644)
    try expect([0, 0, 1.5, -0.5, 2.5, 3.5, -1, 4, 0, 2], statistic: 3, pValue: 0.06297905121445523)
  }

  @Test func `where nothing differs there is no evidence of a difference`() throws {
    try expect([0, 0, 0], statistic: 0, pValue: 1)
    try expect([1], statistic: 0, pValue: 1)
  }

  @Test func `the smallest probability is that of differences all on one side`() throws {
    for count in [1, 4, 9, 25] {
      let test = WilcoxonSignedRank(try #require(Samples((1...count).map(Double.init))))
      #expect(abs(test.pValue - WilcoxonSignedRank.smallestPValue(of: count)) < 1e-15)
    }
  }
}
