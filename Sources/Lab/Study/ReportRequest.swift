import Interpreters

/// What a report is to be about.
public struct ReportRequest: Sendable {
  /// Path of the document.
  public var document: String
  /// Names of runs to show beside those that the claims rest on; as the store resolves them.
  public var runs: [String]
  public var interpreters: [Interpreter]
  /// The command line that measures everything anew.
  public var command: [String]
  /// The options by which another command keeps its result in the same store: `--keep`, or `--store PATH`.
  public var keeping: [String]

  public init(
    document: String, runs: [String] = [], interpreters: [Interpreter], command: [String], keeping: [String]
  ) {
    self.document = document
    self.runs = runs
    self.interpreters = interpreters
    self.command = command
    self.keeping = keeping
  }
}
