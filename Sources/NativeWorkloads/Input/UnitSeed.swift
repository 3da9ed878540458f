/// The numbers that a workload's input is made of: docs/workloads.md, "Numbers".
enum UnitSeed {
  /// SplitMix64's step and finaliser. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A unit's own seed.
  static func of(unit: Int, seed: UInt64) -> UInt64 { mix(seed &+ UInt64(truncatingIfNeeded: unit)) }
}

/// A linear congruential generator modulo 2³¹, with the constants of ANSI C's example of `rand`.
struct LinearGenerator {
  private(set) var value: UInt32

  /// - Parameter seed: Its lowest 31 bits count.
  init(seed: UInt64) { value = UInt32(truncatingIfNeeded: seed) & 0x7FFF_FFFF }

  @inline(__always)
  mutating func next() -> UInt32 {
    value = (value &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
    return value
  }
}
