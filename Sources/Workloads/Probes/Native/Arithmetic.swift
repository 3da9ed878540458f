/// The integer arithmetic that keeps a thread busy: the same steps as `pyscripts/probes/cpu_work.py`.
public enum Arithmetic {
  public static let stepsPerOperation = 1000

  /// 1,000 steps of `x + (x² | 5)` modulo 2³¹, each of which needs the one before.
  ///
  /// Not a linear generator's: a compiler makes one of several such steps, which is less work than Python does.
  /// Source: Klimov and Shamir, "A new class of invertible mappings" (2002).
  @inline(never)
  public static func operation(_ start: Int = 1) -> Int {
    var value = start
    for _ in 0..<stepsPerOperation { value = (value &+ (value &* value | 5)) & 0x7FFF_FFFF }
    return value
  }

  /// A step of a linear congruential generator.
  static func step(_ value: Int) -> Int { (value &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF }
}
