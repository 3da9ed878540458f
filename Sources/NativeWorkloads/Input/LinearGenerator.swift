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
