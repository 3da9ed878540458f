import Measurement

/// Something measured that is no comparison, as the store lists it: what it was, and what it was measured with.
public struct ResultRecord: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A ``VerificationReport``.
    case verification
    /// A ``GILTimeline``.
    case timeline
    /// A ``ProbeReport``.
    case probe
    /// A ``BreakEvenReport``.
    case breakEven
    /// A ``CalibrationReport``.
    case calibration
  }

  /// Sorts by time, like a run's id: `20261122-231500-4f2a`.
  public var name: String
  public var kind: Kind
  /// Seconds since 1970.
  public var startedAt: Double
  /// The command line that measured it.
  public var command: [String]
  /// gillab's own version and commit, as in ``RunRecord``.
  public var version: String
  @Nullable public var commit: String?
  public var host: HostRecord
  /// What really measured it.
  public var program: ProgramStamp
  /// The interpreters that it is about.
  public var pythons: [PythonBuild]
  /// Of the document: `gillab.probe/1`.
  public var schema: String

  public init(
    name: String, kind: Kind, startedAt: Double, command: [String], version: String, commit: String?, host: HostRecord,
    program: ProgramStamp, pythons: [PythonBuild], schema: String
  ) {
    self.name = name
    self.kind = kind
    self.startedAt = startedAt
    self.command = command
    self.version = version
    self.commit = commit
    self.host = host
    self.program = program
    self.pythons = pythons
    self.schema = schema
  }
}

/// A result with its document.
public struct KeptResult: Sendable, Hashable {
  public var record: ResultRecord
  /// JSON: what the command that measured it writes with `--json` (docs/json.md).
  public var document: String

  public init(record: ResultRecord, document: String) {
    self.record = record
    self.document = document
  }
}
