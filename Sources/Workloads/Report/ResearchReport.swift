import Measurement

/// Everything that a report's page says: the document behind `report.json`.
///
/// Every figure of the page is one of these, found by its path: `comparisons/0/cells/3/speedup/estimate`. The fields are
/// a contract, described in docs/json.md: later versions add fields, and change `schema` if the meaning of one changes.
public struct ResearchReport: Codable, Sendable, Hashable {
  public static let schema = "gillab.report/1"

  public var schema = Self.schema
  /// Seconds since 1970.
  public var madeAt: Double
  /// gillab's own version and commit.
  public var version: String
  @Nullable public var commit: String?
  /// Measures it anew.
  public var command: [String]
  public var host: HostRecord
  /// Those that anything below was measured with.
  public var interpreters: [ReportedInterpreter]
  @Nullable public var document: ReportedDocument?
  @Nullable public var claims: ClaimsReport?
  /// The snippets' runs beside their twins.
  @Nullable public var verification: DocumentReport?
  /// By workload.
  public var comparisons: [ComparisonReport]
  /// One for each Python that a program was traced with.
  public var timelines: [GILTimeline]
  @Nullable public var probe: ProbeReport?
  @Nullable public var breakEven: BreakEvenReport?
  @Nullable public var calibration: CalibrationReport?
  /// Where in the store each part comes from.
  public var sources: [ReportSource]
  /// What the report could have and has not.
  public var gaps: [ReportGap]

  public init(
    madeAt: Double, version: String, commit: String?, command: [String], host: HostRecord,
    interpreters: [ReportedInterpreter] = [], document: ReportedDocument? = nil, claims: ClaimsReport? = nil,
    verification: DocumentReport? = nil, comparisons: [ComparisonReport] = [], timelines: [GILTimeline] = [],
    probe: ProbeReport? = nil, breakEven: BreakEvenReport? = nil, calibration: CalibrationReport? = nil,
    sources: [ReportSource] = [], gaps: [ReportGap] = []
  ) {
    self.madeAt = madeAt
    self.version = version
    self.commit = commit
    self.command = command
    self.host = host
    self.interpreters = interpreters
    self.document = document
    self.claims = claims
    self.verification = verification
    self.comparisons = comparisons
    self.timelines = timelines
    self.probe = probe
    self.breakEven = breakEven
    self.calibration = calibration
    self.sources = sources
    self.gaps = gaps
  }
}

public struct ReportedInterpreter: Codable, Sendable, Hashable {
  /// For example `3.13.0`; a `t` marks a free-threaded build.
  public var version: String
  public var executable: String
  @Nullable public var library: String?
  /// Whether it runs without a GIL unless asked to have one.
  public var isFreeThreaded: Bool

  public init(version: String, executable: String, library: String?, isFreeThreaded: Bool) {
    self.version = version
    self.executable = executable
    self.library = library
    self.isFreeThreaded = isFreeThreaded
  }
}

public struct ReportedDocument: Codable, Sendable, Hashable {
  public var path: String
  /// Of its bytes, in lowercase hexadecimal.
  public var sha256: String
  /// Those with a Python label.
  public var snippets: [ReportedSnippet]

  public init(path: String, sha256: String, snippets: [ReportedSnippet]) {
    self.path = path
    self.sha256 = sha256
    self.snippets = snippets
  }
}

public struct ReportedSnippet: Codable, Sendable, Hashable {
  /// As in the verification.
  public var id: String
  /// Of the block's first line in the document, from 1.
  public var line: Int
  @Nullable public var heading: String?
  public var code: String

  public init(id: String, line: Int, heading: String?, code: String) {
    self.id = id
    self.line = line
    self.heading = heading
    self.code = code
  }
}

/// Where a part of the report comes from.
public struct ReportSource: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A run with all its samples; the others are kept as they were printed.
    case comparison
    case verification, timeline, probe, breakEven, calibration
  }

  public var kind: Kind
  /// The run's or result's name in the store.
  public var name: String
  /// Seconds since 1970.
  public var startedAt: Double
  public var command: [String]

  public init(kind: Kind, name: String, startedAt: Double, command: [String]) {
    self.kind = kind
    self.name = name
    self.startedAt = startedAt
    self.command = command
  }
}

/// A part that is not there.
public struct ReportGap: Codable, Sendable, Hashable {
  public var kind: ReportSource.Kind
  /// As a clause.
  public var reason: String
  /// What measures it; empty where nothing can.
  public var command: [String]

  public init(kind: ReportSource.Kind, reason: String, command: [String]) {
    self.kind = kind
    self.reason = reason
    self.command = command
  }
}
