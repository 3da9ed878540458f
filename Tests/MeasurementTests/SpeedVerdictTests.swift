import Glibc
import Testing

@testable import Measurement

@Suite struct SpeedVerdictTests {
  private func verdict(_ lower: Double, _ upper: Double, floor: Double?, confidence: Double = 0.96) -> SpeedVerdict {
    RatioEstimate(estimate: (lower * upper).squareRoot(), lower: lower, upper: upper, confidence: confidence, count: 9)
      .verdict(threshold: 0.02, floor: floor)
  }

  @Test func `only an interval that lies beyond the margin is a difference`() {
    #expect(verdict(1.03, 1.08, floor: 0) == .faster)
    #expect(verdict(1.01, 1.08, floor: 0) == .inconclusive)
    #expect(verdict(0.9, 0.97, floor: 0) == .slower)
    // 1/1.02 is 0.9804: the same factor in either direction.
    #expect(verdict(0.9, 0.981, floor: 0) == .inconclusive)
    #expect(verdict(0.9, 0.98, floor: 0) == .slower)
  }

  @Test func `the margin is the threshold or the noise floor, whichever is larger`() {
    #expect(verdict(1.03, 1.08, floor: 0.05) == .inconclusive)
    #expect(verdict(1.06, 1.08, floor: 0.05) == .faster)
    #expect(verdict(1.03, 1.08, floor: 0.001) == .faster)
  }

  @Test func `without a null twin there is no verdict, however far off the interval lies`() {
    #expect(verdict(3, 4, floor: nil) == .inconclusive)
    #expect(verdict(0.3, 0.4, floor: nil) == .inconclusive)
  }

  @Test func `an interval of too few blocks says nothing, however far off it lies`() {
    #expect(verdict(3, 4, floor: 0, confidence: 0.9375) == .inconclusive)
  }

  @Test func `a null twin's floor is the farther end of its interval`() {
    #expect(
      abs(RatioEstimate(estimate: 1, lower: 0.98, upper: 1.01, confidence: 1, count: 9).largestEffect - 1 / 49) < 1e-12)
    #expect(
      abs(RatioEstimate(estimate: 1, lower: 0.99, upper: 1.03, confidence: 1, count: 9).largestEffect - 0.03) < 1e-12)
  }

  /// One comparison: noise of a share on every measurement, a wild one now and then, and a machine whose speed drifts
  /// within each block and from block to block.
  private func verdicts(
    blocks: Int, noise: Double, speeds: [Double], seed: UInt64
  ) throws -> [SpeedVerdict] {
    var generator = SplitMix64(seed: seed)
    // Cell 0 is the baseline, the last its null twin.
    let cells = [1] + speeds + [1]
    var throughput = cells.map { _ in [Int: Double]() }
    var drift = 0.0
    for (block, order) in CompleteBlocks(blocks, of: cells.count, seed: seed).enumerated() {
      for cell in order {
        drift = 0.97 * drift + noise * generator.normal() / 2
        let own = noise * SimulatedNoise.heavyTailed.series(1, &generator)[0]
        let burst = generator.share() < 0.05 ? -log(generator.share()) / 3 : 0
        throughput[cell][block] = cells[cell] * exp(drift + own - burst)
      }
    }
    let estimates = try throughput.dropFirst().map {
      try #require(BlockRatios(of: $0, to: throughput[0])).estimate(resamples: 100, seed: generator.next())
    }
    let floor = estimates[estimates.count - 1].largestEffect
    return estimates.dropLast().map { $0.verdict(threshold: 0.02, floor: floor) }
  }

  @Test(arguments: [(7, 0.002), (7, 0.02), (20, 0.01), (20, 0.05), (40, 0.03)])
  func `of comparisons of the same with itself, at most one verdict in twenty is other than inconclusive`(
    blocks: Int, noise: Double
  ) throws {
    let all = try (0..<100).flatMap {
      try verdicts(blocks: blocks, noise: noise, speeds: [1, 1, 1], seed: 1000 + $0)
    }
    #expect(Double(all.count { $0 != .inconclusive }) <= 0.05 * Double(all.count))
  }

  @Test func `what is a fifth faster or slower is found on a noisy machine`() throws {
    let all = try (0..<30).map { try verdicts(blocks: 20, noise: 0.02, speeds: [1.2, 1, 1 / 1.2], seed: 2000 + $0) }
    #expect(all.count { $0[0] == .faster } >= 27)
    #expect(all.count { $0[2] == .slower } >= 27)
    #expect(all.allSatisfy { $0[0] != .slower && $0[2] != .faster })
  }
}
