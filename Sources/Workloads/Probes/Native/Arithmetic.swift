/// The integer arithmetic that keeps a thread busy: the same steps as `pyscripts/probes/cpu_work.py`.
public enum Arithmetic {
  public static let stepsPerOperation = 1000

  /// 1,000 steps of a linear congruential generator, each of which needs the one before.
  @inline(never)
  public static func operation(_ start: Int = 1) -> Int {
    var value = start
    for _ in 0..<stepsPerOperation { value = step(value) }
    return value
  }

  @inline(__always)
  static func step(_ value: Int) -> Int { (value &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF }
}
