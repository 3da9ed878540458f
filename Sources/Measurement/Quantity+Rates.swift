extension Quantity {
  /// For example `18.2 k/s`.
  public static func perSecond(_ rate: Double) -> String {
    var value = rate
    var unit = 0
    let units = ["", "k", "M", "G"]
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return digits(value) + (unit == 0 ? "/s" : " \(units[unit])/s")
  }

  /// For example `13.1 MiB/s`.
  public static func bytesPerSecond(_ rate: Double) -> String { bytes(Int(rate.rounded())) + "/s" }

  /// A ratio: `0.98×`, `1,200×`.
  public static func times(_ ratio: Double) -> String {
    guard ratio >= 999.5 else { return digits(ratio) + "×" }
    let rounded = Int(ratio.rounded())
    let thousands = String(rounded / 1000)
    let rest = String(rounded % 1000)
    return thousands + "," + String(repeating: "0", count: 3 - rest.count) + rest + "×"
  }

  /// A value and the ends of an interval around it, in its unit: `9.00 µs (8.10 – 10.8)`.
  public static func interval(_ value: Double, _ low: Double, _ high: Double, _ words: (Double) -> String) -> String {
    let text = words(value)
    guard value > 0, let number = text.split(separator: " ").first.flatMap({ Double($0) }) else { return text }
    return "\(text) (\(digits(low / value * number)) – \(digits(high / value * number)))"
  }
}
