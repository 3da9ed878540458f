import Workloads

/// What an interpreter's parser says of one block.
struct BlockInspection: Decodable, Sendable, Hashable {
  struct ParserError: Decodable, Sendable, Hashable {
    var message: String
    /// Line in the document.
    var line: Int?
  }

  var id: String
  /// Nil when it parses.
  var error: ParserError?
  /// Whether it holds a call of `print` to standard output.
  var prints: Bool
  var guards: [MainGuard]
}
