/// Which field of a row decides what of its mark.
public struct VegaLiteEncoding: Encodable, Sendable, Hashable {
  public var x: VegaLiteChannel?
  public var x2: VegaLiteChannel?
  public var y: VegaLiteChannel?
  public var y2: VegaLiteChannel?
  public var color: VegaLiteChannel?
  public var shape: VegaLiteChannel?
  public var text: VegaLiteChannel?
  /// Splits rows into lines without showing by what.
  public var detail: VegaLiteChannel?
  /// The mark's `aria-label`: what a tooltip should say.
  public var description: VegaLiteChannel?

  public init() {}
}

/// One channel: a field with its scale, axis and legend. Source: https://vega.github.io/vega-lite/docs/encoding.html.
public struct VegaLiteChannel: Encodable, Sendable, Hashable {
  public enum Kind: String, Encodable, Sendable {
    case quantitative, nominal
  }

  public var field: String?
  public var type: Kind?
  public var title: VegaLiteSetting<String>?
  public var scale: VegaLiteSetting<VegaLiteScale>?
  public var axis: VegaLiteSetting<VegaLiteAxis>?
  public var legend: VegaLiteSetting<VegaLiteLegend>?

  public init(
    _ field: String, _ type: Kind? = nil, title: VegaLiteSetting<String>? = nil,
    scale: VegaLiteSetting<VegaLiteScale>? = nil, axis: VegaLiteSetting<VegaLiteAxis>? = nil,
    legend: VegaLiteSetting<VegaLiteLegend>? = nil
  ) {
    self.field = field
    self.type = type
    self.title = title
    self.scale = scale
    self.axis = axis
    self.legend = legend
  }

  /// A field that holds the colour or the shape itself.
  ///
  /// Without a scale there is no legend anyway; to turn it off here would turn off other layers', too.
  public static func literal(_ field: String) -> VegaLiteChannel {
    VegaLiteChannel(field, .nominal, scale: .off)
  }
}
