import Foundation

/// A JSON document in which values are found by their paths, as the page names them.
///
/// JSONSerialization reads some numbers one bit beside what they say; JSONDecoder does not.
struct JSONDocument {
  private let root: Value

  private indirect enum Value: Decodable {
    case object([String: Value])
    case array([Value])
    case text(String)
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let object = try? container.decode([String: Value].self) {
        self = .object(object)
      } else if let array = try? container.decode([Value].self) {
        self = .array(array)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .other
      }
    }
  }

  init(_ bytes: Data) throws { root = try JSONDecoder().decode(Value.self, from: bytes) }

  private func value(_ path: String) -> Value? {
    path.split(separator: "/").reduce(Optional(root)) { value, key in
      switch value {
      case .object(let object): object[String(key)]
      case .array(let array): Int(key).flatMap { array.indices.contains($0) ? array[$0] : nil }
      default: nil
      }
    }
  }

  func has(_ path: String) -> Bool { value(path) != nil }

  func number(_ path: String) -> Double? {
    if case .number(let number) = value(path) { number } else { nil }
  }

  func text(_ path: String) -> String? {
    if case .text(let text) = value(path) { text } else { nil }
  }
}
