import Foundation

/// A JSON document in which values are found by their paths, as the page names them.
struct JSONDocument {
  private let root: Any

  init(_ bytes: Data) throws { root = try JSONSerialization.jsonObject(with: bytes, options: [.fragmentsAllowed]) }

  subscript(path: String) -> Any? {
    path.split(separator: "/").reduce(Optional(root)) { value, key in
      switch value {
      case let object as [String: Any]: object[String(key)]
      case let array as [Any]: Int(key).flatMap { array.indices.contains($0) ? array[$0] : nil }
      default: nil
      }
    }
  }

  func number(_ path: String) -> Double? { (self[path] as? NSNumber)?.doubleValue }
}
