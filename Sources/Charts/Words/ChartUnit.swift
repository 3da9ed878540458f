import Measurement

/// What a number counts, and how it is written: in tables, tooltips and along axes.
enum ChartUnit {
  case seconds, bytes, times, share, perSecond, count

  /// For example `61.2 ms`, `1.93×`, `16.6 MiB`.
  func text(_ value: Double) -> String {
    switch self {
    case .seconds: Quantity.duration(value)
    case .bytes: (value < 0 ? "−" : "") + Quantity.bytes(Int(value.magnitude.rounded()))
    case .times: Self.times(value)
    case .share: Quantity.percent(value)
    case .perSecond: Quantity.perSecond(value)
    case .count: Self.grouped(Int(value.rounded()))
    }
  }

  /// One end of an interval: a ratio's needs no `×` of its own.
  func endText(_ value: Double) -> String {
    let text = text(value)
    return self == .times ? String(text.dropLast()) : text
  }

  /// A Vega expression that writes a tick's label.
  var tickLabel: String {
    switch self {
    case .seconds: Self.durationLabel
    case .bytes: "format(datum.value / 1048576, '~g') + ' MiB'"
    case .times: "format(datum.value, '~g') + '×'"
    case .share: "format(datum.value * 100, '~g') + '%'"
    case .perSecond, .count: "format(datum.value, ',~r')"
    }
  }

  private static let durationLabel = """
    datum.value == 0 ? '0' : datum.value >= 0.9995 ? format(datum.value, '~g') + ' s' : datum.value >= 0.9995e-3 \
    ? format(datum.value * 1e3, '~g') + ' ms' : datum.value >= 0.9995e-6 ? format(datum.value * 1e6, '~g') + ' µs' \
    : format(datum.value * 1e9, '~g') + ' ns'
    """

  /// Two digits also where three decimals would show none.
  private static func times(_ ratio: Double) -> String {
    guard ratio > 0, ratio < 0.0995 else { return Quantity.times(ratio) }
    let tenThousandths = Int((ratio * 10_000).rounded())
    guard tenThousandths > 0 else { return "<0.0001×" }
    let digits = String(tenThousandths)
    return "0." + String(repeating: "0", count: 4 - digits.count) + digits + "×"
  }

  /// `20,000`.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.prefix(end).suffix(min(3, end)))
    }
    return (number < 0 ? "−" : "") + groups.reversed().joined(separator: ",")
  }
}
