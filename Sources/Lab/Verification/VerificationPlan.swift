import Interpreters

/// What to verify, and how.
public struct VerificationPlan: Sendable {
  /// Paths of documents, as named by the user.
  public var documents: [String]
  /// Each block runs once in each of them, for each start method.
  public var interpreters: [Interpreter]
  public var startMethods: [StartMethod]
  /// Limit of one run.
  public var timeoutSeconds: Double
  /// How much of each stream of a run is kept.
  public var outputLimitBytes: Int
  /// Whether the native equivalents run too.
  public var runsTwins: Bool

  public init(
    documents: [String], interpreters: [Interpreter], startMethods: [StartMethod] = [.default],
    timeoutSeconds: Double = 30, outputLimitBytes: Int = 1 << 20, runsTwins: Bool = true
  ) {
    self.documents = documents
    self.interpreters = interpreters
    self.startMethods = startMethods
    self.timeoutSeconds = timeoutSeconds
    self.outputLimitBytes = outputLimitBytes
    self.runsTwins = runsTwins
  }
}

/// How `multiprocessing` starts a child.
public enum StartMethod: String, Sendable, CaseIterable {
  /// The interpreter's own default, untouched.
  case `default`
  case fork, spawn, forkserver
}

/// What happens while a plan is carried out, for whoever shows progress.
public enum VerificationEvent: Sendable {
  case planned(runs: Int)
  case runStarted(document: String, snippet: String, line: Int, python: String, startMethod: String)
  case runEnded
}
