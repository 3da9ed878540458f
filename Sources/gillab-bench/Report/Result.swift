import FoundationEssentials

/// Everything that one call found, with every measured value.
struct Result: Sendable, Codable {
  var schema = "gillab-bench/1"
  var seed: UInt64
  var rounds: Int
  /// Whether it was a smoke run, whose figures mean nothing.
  var quick: Bool
  var machine: Machine
  var figures: [Figure] = []

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: URL(filePath: path), options: .atomic)
  }
}
