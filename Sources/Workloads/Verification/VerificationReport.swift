import Measurement

/// What `gillab verify` found: the document behind `verify --json`.
///
/// The fields are a contract, described in docs/json.md: later versions add fields, and change `schema` if the meaning
/// of one changes.
public struct VerificationReport: Codable, Sendable, Hashable {
  public static let schema = "gillab.verify/1"

  public var schema = Self.schema
  public var documents: [DocumentReport]

  public init(documents: [DocumentReport] = []) { self.documents = documents }
}

public struct DocumentReport: Codable, Sendable, Hashable {
  /// As it was named on the command line.
  public var path: String
  /// Of the file's bytes, in lowercase hexadecimal.
  public var sha256: String
  /// Likewise of the expectations beside it; null where there are none, and in reports of earlier gillabs.
  @Nullable public var expectationsSHA256: String?
  /// What is worth knowing and is no finding: a fence that never ends, a label that looks misspelt.
  public var notices: [Finding]
  public var snippets: [SnippetReport]

  public init(
    path: String, sha256: String, expectationsSHA256: String? = nil, notices: [Finding], snippets: [SnippetReport]
  ) {
    self.path = path
    self.sha256 = sha256
    self.expectationsSHA256 = expectationsSHA256
    self.notices = notices
    self.snippets = snippets
  }
}

public struct SnippetReport: Codable, Sendable, Hashable {
  public var id: String
  /// Line of the block's first line in the document, from 1.
  public var line: Int
  /// The text of the heading above it.
  @Nullable public var heading: String?
  /// The label as written.
  public var language: String
  /// Of the bytes executed.
  public var sha256: String
  public var runs: [RunReport]
  /// The native equivalent's run; nil where the expectations name none.
  @Nullable public var twin: TwinReport?

  public init(
    id: String, line: Int, heading: String?, language: String, sha256: String, runs: [RunReport] = [],
    twin: TwinReport? = nil
  ) {
    self.id = id
    self.line = line
    self.heading = heading
    self.language = language
    self.sha256 = sha256
    self.runs = runs
    self.twin = twin
  }
}

/// One run of one block by one interpreter under one start method.
public struct RunReport: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable {
    case ok
    /// It ended with status 0 and did not do what it should.
    case finding
    /// It raised, or ended with another status.
    case failed
    case timeout
    /// A signal ended it.
    case crashed
    /// It was not run; `reason` says why.
    case skipped
  }

  /// The interpreter's version, for example `3.13.0`; a `t` marks a free-threaded build.
  public var python: String
  /// `default`, `fork`, `spawn` or `forkserver`.
  public var startMethod: String
  public var status: Status
  /// Why the run was skipped.
  @Nullable public var reason: String?
  @Nullable public var exitCode: Int?
  @Nullable public var signal: Int?
  @Nullable public var wallSeconds: Double?
  @Nullable public var cpuSeconds: Double?
  @Nullable public var peakBytes: Int?
  public var stdout: String
  public var stderr: String
  public var findings: [Finding]
  /// What happened to the output on its way here: cut at the limit, repaired to be valid text.
  public var notes: [Finding]

  public init(python: String, startMethod: String, status: Status, reason: String? = nil) {
    self.python = python
    self.startMethod = startMethod
    self.status = status
    self.reason = reason
    stdout = ""
    stderr = ""
    findings = []
    notes = []
  }
}

/// Something a reader of the document should know.
public struct Finding: Codable, Sendable, Hashable {
  /// Stable, lowercase, with hyphens. The kinds are listed in docs/verify.md.
  public var kind: String
  public var message: String
  /// Line in the document, from 1.
  @Nullable public var line: Int?

  public init(kind: String, message: String, line: Int? = nil) {
    self.kind = kind
    self.message = message
    self.line = line
  }
}

public struct TwinReport: Codable, Sendable, Hashable {
  public var model: String
  public var stdout: String
  /// Whether the lines are those of the block's first run, in any order, masked parts apart.
  public var matches: Bool
  /// The first line that one has and the other has not, when they do not match.
  @Nullable public var difference: String?
  public var wallSeconds: Double
  public var cpuSeconds: Double
  public var peakBytes: Int

  public init(
    model: String, stdout: String, matches: Bool, difference: String?, wallSeconds: Double, cpuSeconds: Double,
    peakBytes: Int
  ) {
    self.model = model
    self.stdout = stdout
    self.matches = matches
    self.difference = difference
    self.wallSeconds = wallSeconds
    self.cpuSeconds = cpuSeconds
    self.peakBytes = peakBytes
  }
}
