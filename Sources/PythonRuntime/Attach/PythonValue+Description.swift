extension PythonValue: CustomStringConvertible {
  /// Close to what Python would write: `("HI", 1, None)`.
  public var description: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let value): value.debugDescription
    case .bytes(let value): "bytes(\(value))"
    case .list(let values): "[\(Self.joined(values))]"
    case .tuple(let values): "(\(Self.joined(values))\(values.count == 1 ? "," : ""))"
    }
  }

  private static func joined(_ values: [PythonValue]) -> String {
    values.map(\.description).joined(separator: ", ")
  }
}
