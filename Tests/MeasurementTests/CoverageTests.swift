import Glibc
import Testing

@testable import Measurement

/// How often intervals hold the truth, which a simulation knows: 0 in all of these.
///
/// The seeds are fixed, so a test counts the same each time: of 300 intervals that hold the truth with probability 0.95, at
/// least 93% do but for one seed in 15. docs/statistics.md has the figures of many more.
@Suite struct CoverageTests {
  private static let trials = 300

  private func coverage(_ noise: SimulatedNoise, blocks: Int) throws -> Double {
    var generator = SplitMix64(seed: 2024)
    var held = 0
    for _ in 0..<Self.trials {
      let ratios = try #require(BlockRatios(logarithms: noise.series(blocks, &generator).map { $0 / 100 }))
      let estimate = ratios.estimate(resamples: 100, seed: generator.next())
      if estimate.lower <= 1 && estimate.upper >= 1 { held += 1 }
    }
    return Double(held) / Double(Self.trials)
  }

  @Test(arguments: [SimulatedNoise.normal, .heavyTailed, .contaminated, .delays, .ordered], [6, 10, 25])
  func `with noise that forgets, an interval holds the truth 95 times in 100`(
    noise: SimulatedNoise, blocks: Int
  ) throws {
    #expect(try coverage(noise, blocks: blocks) >= 0.93)
  }

  @Test(arguments: [(6, 0.88), (10, 0.9), (25, 0.9)])
  func `with noise that lasts for some blocks, it still does so 9 times in 10`(blocks: Int, atLeast: Double) throws {
    #expect(try coverage(.drifting, blocks: blocks) >= atLeast)
  }

  @Test(arguments: [25, 50])
  func `with noise that lasts long, more blocks do not make it surer than it is`(blocks: Int) throws {
    #expect(try coverage(.driftingFar, blocks: blocks) >= 0.86)
  }

  @Test(arguments: [SimulatedNoise.normal, .heavyTailed, .delays], [(6, 6), (8, 20), (25, 25)])
  func `a ratio of two runs is covered as well`(noise: SimulatedNoise, counts: (Int, Int)) throws {
    var generator = SplitMix64(seed: 99)
    var held = 0
    for _ in 0..<Self.trials {
      let ratio = try #require(
        IndependentRatio(
          of: noise.series(counts.0, &generator).map { 2 * exp($0 / 100) },
          to: noise.series(counts.1, &generator).map { exp($0 / 100) }))
      let estimate = ratio.estimate(resamples: 100, seed: generator.next())
      if estimate.lower <= 2 && estimate.upper >= 2 { held += 1 }
    }
    #expect(Double(held) / Double(Self.trials) >= 0.93)
  }
}
