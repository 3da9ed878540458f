import Testing

@testable import Measurement

@Suite struct HolmCorrectionTests {
  /// Literals: `statsmodels.stats.multitest.multipletests([…], method="holm")[1]` of statsmodels 0.14.
  @Test func `each probability is raised by how many tests it has still to pass`() {
    let corrected = HolmCorrection.corrected([0.01, 0.04, 0.03, 0.005, 0.5])
    #expect(zip(corrected, [0.04, 0.09, 0.09, 0.025, 0.5]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `none is above 1, one alone stays as it is, and none gives none`() {
    #expect(HolmCorrection.corrected([0.9, 0.8]) == [1, 1])
    #expect(HolmCorrection.corrected([0.03]) == [0.03])
    #expect(HolmCorrection.corrected([]).isEmpty)
  }
}
