/// Any JSON, with numbers exactly as they were written.
enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// What is at a path of keys and places; nil where there is nothing.
  subscript(path: String) -> JSONValue? {
    path.split(separator: "/").reduce(self as JSONValue?) { value, key in
      switch value {
      case .list(let list): Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
      case .object(let object): object[String(key)]
      default: nil
      }
    }
  }
}
