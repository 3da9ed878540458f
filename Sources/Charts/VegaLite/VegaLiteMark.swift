/// What a row is drawn as. Source: https://vega.github.io/vega-lite/docs/mark.html.
public struct VegaLiteMark: Encodable, Sendable, Hashable {
  public enum Kind: String, Encodable, Sendable {
    case line, point, rect, rule, text
  }

  public var type: Kind
  /// Of points: whether they are filled with their colour.
  public var filled: Bool?
  /// Of what has no colour of its own in the data.
  public var color: String?
  public var strokeWidth: Double?
  /// Lengths of dashes and gaps, in pixels.
  public var strokeDash: [Double]?
  public var opacity: Double?
  /// Area of a point, in square pixels.
  public var size: Double?
  public var shape: String?
  public var fontSize: Double?
  /// Whether screen readers are told of it.
  public var aria: Bool?

  public init(_ type: Kind) { self.type = type }

  /// A changed copy.
  public func with(_ change: (inout VegaLiteMark) -> Void) -> VegaLiteMark {
    var mark = self
    change(&mark)
    return mark
  }
}
