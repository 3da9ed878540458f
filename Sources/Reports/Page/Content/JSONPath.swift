/// Where a value is in `report.json`: keys and places, separated by slashes.
struct JSONPath: Sendable, Hashable {
  let text: String

  private init(_ text: String) { self.text = text }

  static let root = JSONPath("")

  static func / (path: JSONPath, key: String) -> JSONPath {
    JSONPath(path.text.isEmpty ? key : path.text + "/" + key)
  }

  static func / (path: JSONPath, place: Int) -> JSONPath { path / String(place) }
}
