/// From data to places and colours. Source: https://vega.github.io/vega-lite/docs/scale.html.
public struct VegaLiteScale: Encodable, Sendable, Hashable {
  public enum Kind: String, Encodable, Sendable {
    case linear, log, ordinal
  }

  public enum Domain: Encodable, Sendable, Hashable {
    case numbers(Double, Double)
    case names([String])

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .numbers(let first, let last): try container.encode([first, last])
      case .names(let names): try container.encode(names)
      }
    }
  }

  public var type: Kind
  public var domain: Domain
  /// Colours or shapes, one for each name.
  public var range: [String]?
  /// Of a logarithmic scale.
  public var base: Double?
  /// Whether the ends are moved to round numbers.
  public var nice: Bool?
  public var zero: Bool?

  public init(_ type: Kind, from first: Double, to last: Double, nice: Bool = false) {
    self.type = type
    domain = .numbers(first, last)
    self.nice = nice
    // A logarithmic scale has no zero to begin at.
    zero = type == .linear ? false : nil
  }

  /// Each name has its own of the range.
  public init(names: [String], range: [String]) {
    type = .ordinal
    domain = .names(names)
    self.range = range
  }
}

/// Source: https://vega.github.io/vega-lite/docs/axis.html.
public struct VegaLiteAxis: Encodable, Sendable, Hashable {
  /// Where the ticks are; Vega chooses where it is nil.
  public var values: [Double]?
  /// A Vega expression of `datum.value`.
  public var labelExpr: String?
  public var grid: Bool?
  public var ticks: Bool?
  public var domain: Bool?
  public var labelLimit: Double?
  public var labelPadding: Double?
  public var tickCount: Double?

  public init() {}
}

/// Source: https://vega.github.io/vega-lite/docs/legend.html.
public struct VegaLiteLegend: Encodable, Sendable, Hashable {
  public var orient = "top"
  public var columns: Double
  public var symbolType: String?

  public init(columns: Int, symbolType: String? = nil) {
    self.columns = Double(columns)
    self.symbolType = symbolType
  }
}
