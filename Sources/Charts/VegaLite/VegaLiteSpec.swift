/// A chart in the grammar of Vega-Lite 6: one view of several layers.
///
/// Only what gillab's charts use. Source: https://vega.github.io/vega-lite/docs/spec.html.
public struct VegaLiteSpec: Encodable, Sendable, Hashable {
  /// How the size of the whole is found.
  public struct Autosize: Encodable, Sendable, Hashable {
    public var type = "fit-x"
    public var contains = "padding"
  }

  /// Around it, in pixels: browsers' fonts may be wider than the one that labels were laid out by.
  public struct Padding: Encodable, Sendable, Hashable {
    public var left = 18.0
    public var right = 10.0
    public var top = 4.0
    public var bottom = 4.0
  }

  public var schema = "https://vega.github.io/schema/vega-lite/v6.json"
  /// What a screen reader says of the whole.
  public var description: String
  /// Of the whole picture, labels and legend included; pixels.
  public var width: Double
  /// Of the plot alone; pixels.
  public var height: Double
  public var padding = Padding()
  public var autosize = Autosize()
  public var background = ChartPalette.paper
  public var config = VegaLiteConfig()
  /// The later ones lie over the earlier ones.
  public var layer: [VegaLiteLayer]

  public init(description: String, width: Double, height: Double, layer: [VegaLiteLayer]) {
    self.description = description
    self.width = width
    self.height = height
    self.layer = layer
  }

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case description, width, height, padding, autosize, background, config, layer
  }
}

/// Marks of one kind, one for each row of data.
public struct VegaLiteLayer: Encodable, Sendable, Hashable {
  public struct Data: Encodable, Sendable, Hashable {
    public var values: [VegaLiteRow]
  }

  public var data: Data
  public var mark: VegaLiteMark
  public var encoding: VegaLiteEncoding

  public init(_ rows: [VegaLiteRow], _ mark: VegaLiteMark, _ encoding: VegaLiteEncoding) {
    data = Data(values: rows)
    self.mark = mark
    self.encoding = encoding
  }
}

/// One row of data: fields by name.
public typealias VegaLiteRow = [String: VegaLiteValue]

/// A field of a row, or a constant.
public enum VegaLiteValue: Encodable, Sendable, Hashable {
  case number(Double)
  case text(String)

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

extension VegaLiteValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
  public init(floatLiteral number: Double) { self = .number(number) }
}
