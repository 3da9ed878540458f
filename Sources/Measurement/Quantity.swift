/// Numbers as a person reads them: three significant digits and a unit.
public enum Quantity {
  /// For example `61.2 ms`, `1.07 s` or `21.0 ns`.
  public static func duration(_ seconds: Double) -> String {
    // The next unit begins where three digits would round up to a thousand.
    if seconds >= 0.9995 || seconds == 0 { return digits(seconds) + " s" }
    if seconds >= 0.9995e-3 { return digits(seconds * 1e3) + " ms" }
    if seconds >= 0.9995e-6 { return digits(seconds * 1e6) + " µs" }
    return digits(seconds * 1e9) + " ns"
  }

  /// For example `16.6 MiB`.
  public static func bytes(_ count: Int) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var value = Double(count)
    var unit = 0
    while value >= (unit == 0 ? 1024 : 1023.5), unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return (unit == 0 ? "\(count)" : digits(value)) + " " + units[unit]
  }

  /// A share as a percentage: `0.4%`, `97%`. What is not quite all or nothing does not read as if it were.
  public static func percent(_ share: Double) -> String {
    if share > 0 && share < 0.0005 { return "<0.1%" }
    if share < 1 && share >= 0.995 { return ">99%" }
    if share >= 0.0995 || share == 0 { return "\(Int((share * 100).rounded()))%" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  /// Three significant digits, never an exponent.
  public static func digits(_ value: Double) -> String {
    let decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2
    let scale = decimals == 0 ? 1.0 : decimals == 1 ? 10 : 100
    let scaled = Int((value * scale).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let fraction = String(scaled % Int(scale)).leftPadded(to: decimals, with: "0")
    return "\(scaled / Int(scale)).\(fraction)"
  }
}

extension String {
  fileprivate func leftPadded(to count: Int, with pad: Character) -> String {
    String(repeating: pad, count: max(0, count - self.count)) + self
  }
}
