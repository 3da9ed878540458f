/// The numbers that a workload's input is made of: docs/workloads.md, "Numbers".
public enum UnitSeed {
  /// SplitMix64's step and finaliser. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
  public static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A unit's own seed.
  public static func of(unit: Int, seed: UInt64) -> UInt64 { mix(seed &+ UInt64(truncatingIfNeeded: unit)) }
}
