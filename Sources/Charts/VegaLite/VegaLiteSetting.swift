/// A property that can be turned off: Vega-Lite tells `null` from a property that is left out.
public enum VegaLiteSetting<Value: Encodable & Sendable & Hashable>: Encodable, Sendable, Hashable {
  /// `null`: no axis, no legend, no title; of a scale: the field's value is used as it is.
  case off
  case on(Value)

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .off: try container.encodeNil()
    case .on(let value): try container.encode(value)
    }
  }
}
