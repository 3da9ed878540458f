import Measurement

/// What a number counts, and how it is written: in tables, tooltips and along axes.
enum ChartUnit {
  case seconds, bytes, times, share, perSecond, count
  /// A share in hundredths of a percent, where these matter.
  case exactShare

  /// For example `61.2 ms`, `1.93×`, `16.6 MiB`.
  func text(_ value: Double) -> String {
    switch self {
    case .seconds: Quantity.duration(value)
    case .bytes: (value < 0 ? "−" : "") + Quantity.bytes(Int(value.magnitude.rounded()))
    case .times: Self.times(value)
    case .share: Quantity.percent(value)
    case .exactShare: Self.fixed(value * 100, decimals: 2) + "%"
    case .perSecond: Quantity.perSecond(value)
    case .count: Quantity.grouped(Int(value.rounded()))
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
    case .share, .exactShare: "format(datum.value * 100, '~g') + '%'"
    case .perSecond, .count: "format(datum.value, ',~r')"
    }
  }

  private static let durationLabel = """
    datum.value == 0 ? '0' : datum.value >= 0.9995 ? format(datum.value, '~g') + ' s' : datum.value >= 0.9995e-3 \
    ? format(datum.value * 1e3, '~g') + ' ms' : datum.value >= 0.9995e-6 ? format(datum.value * 1e6, '~g') + ' µs' \
    : format(datum.value * 1e9, '~g') + ' ns'
    """

  /// Two digits also where two decimals would show none.
  private static func times(_ ratio: Double) -> String {
    guard ratio > 0, ratio < 0.0995 else { return Quantity.times(ratio) }
    if ratio < 0.000_05 { return "<0.0001×" }
    return fixed(ratio, decimals: ratio < 0.009_95 ? 4 : 3) + "×"
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return (value < 0 ? "−" : "") + "\(scaled / scale)."
      + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
