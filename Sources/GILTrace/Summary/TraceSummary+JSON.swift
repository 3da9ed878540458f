import FoundationEssentials

extension TraceSummary {
  /// The contract's document (docs/json.md), with its keys in alphabetical order and a line end.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
