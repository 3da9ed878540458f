/// Something expected of a run that did not happen.
public struct Unmet: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Lines of standard output or standard error.
    case output
    case exitCode = "exit-code"
    case wallTime = "wall-time"
    /// What the document's text says of the block.
    case promise
  }

  public let kind: Kind
  /// What happened and what was expected, in one line.
  public let message: String
  /// 1-based line in the document: of the promise's quote, else of the block's first code line.
  public let line: Int

  public init(kind: Kind, message: String, line: Int) {
    self.kind = kind
    self.message = message
    self.line = line
  }
}
