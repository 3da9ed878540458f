extension Quantity {
  /// For example `5.90 – 6.31 µs`.
  public static func durationRange(_ low: Double, _ high: Double) -> String { range(low, high, duration) }

  /// For example `12.9 – 13.4 MiB/s`.
  public static func byteRange(_ low: Double, _ high: Double) -> String { range(low, high, bytesPerSecond) }

  /// Three significant digits, for a share whose size matters: `0.52%`.
  public static func precisePercent(_ share: Double) -> String { digits(share * 100) + "%" }

  private static func range(_ low: Double, _ high: Double, _ words: (Double) -> String) -> String {
    let (first, last) = (words(low).split(separator: " "), words(high).split(separator: " "))
    // The unit is said once where both have the same.
    guard first.count == 2, first.last == last.last else { return "\(words(low)) – \(words(high))" }
    return "\(first[0]) – \(words(high))"
  }
}
