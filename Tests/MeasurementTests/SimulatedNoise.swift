import Glibc

@testable import Measurement

/// Noise as machines make it, from a seed: its median is 0, and a typical value is 1.
enum SimulatedNoise: String, CaseIterable {
  case normal
  /// Student's t with two degrees of freedom: no variance.
  case heavyTailed
  /// Normal, but one value in ten is ten times as large.
  case contaminated
  /// Normal, with long delays on either side.
  case delays
  /// Neighbours correlate by 0.3.
  case drifting
  /// Neighbours correlate by 0.6.
  case driftingFar
  /// What stands earlier in a block is favoured, and in the mirrored one it is the other way round.
  case ordered

  func series(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    switch self {
    case .normal: return (0..<count).map { _ in generator.normal() }
    case .heavyTailed:
      return (0..<count).map { _ in generator.normal() / sqrt(-log(generator.share())) }
    case .contaminated:
      return (0..<count).map { _ in generator.normal() * (generator.share() < 0.1 ? 10 : 1) }
    case .delays:
      return (0..<count).map { _ in
        var value = generator.normal()
        if generator.share() < 0.15 { value -= 8 * log(generator.share()) }
        if generator.share() < 0.15 { value += 8 * log(generator.share()) }
        return value
      }
    case .drifting: return Self.autoregressive(0.3, count, &generator)
    case .driftingFar: return Self.autoregressive(0.6, count, &generator)
    case .ordered:
      var effect = 0.0
      return (0..<count).map { block in
        effect = block % 2 == 0 ? 2 * generator.normal() : -effect
        return generator.normal() + effect
      }
    }
  }

  private static func autoregressive(
    _ correlation: Double, _ count: Int, _ generator: inout SplitMix64
  ) -> [Double] {
    var value = generator.normal() / sqrt(1 - correlation * correlation)
    return (0..<count).map { _ in
      defer { value = correlation * value + generator.normal() }
      return value
    }
  }
}

extension SplitMix64 {
  /// Above 0, at most 1.
  mutating func share() -> Double { (Double(next() >> 11) + 1) / 9_007_199_254_740_992 }

  /// Box and Muller's transform.
  mutating func normal() -> Double { sqrt(-2 * log(share())) * cos(2 * .pi * share()) }
}

extension BlockRatios {
  /// Blocks from 0 whose ratios have these logarithms.
  init?(logarithms: [Double]) {
    let numbered = Array(logarithms.enumerated())
    self.init(
      of: Dictionary(uniqueKeysWithValues: numbered.map { ($0.offset, exp($0.element)) }),
      to: Dictionary(uniqueKeysWithValues: numbered.map { ($0.offset, 1) }))
  }
}
