import Measurement

/// What became of a document's claims: the document behind `gillab claims --json`.
///
/// The fields are a contract, described in docs/json.md: later versions add fields, and change `schema` if the meaning
/// of one changes.
public struct ClaimsReport: Codable, Sendable, Hashable {
  public static let schema = "gillab.claims/1"

  public var schema = Self.schema
  /// The document's path, as the claims file names it.
  public var document: String
  /// Of the document's bytes, in lowercase hexadecimal.
  public var documentSHA256: String
  /// The claims file, as it was named on the command line; nil for the one that gillab carries.
  @Nullable public var file: String?
  /// Where it was measured.
  public var host: HostRecord
  /// In the order of the file.
  public var claims: [ClaimReport]

  public init(document: String, documentSHA256: String, file: String?, host: HostRecord, claims: [ClaimReport]) {
    self.document = document
    self.documentSHA256 = documentSHA256
    self.file = file
    self.host = host
    self.claims = claims
  }
}

/// One sentence of the document and what was measured about it.
public struct ClaimReport: Codable, Sendable, Hashable {
  public var id: String
  /// Line of the document in which the quote begins, from 1.
  public var line: Int
  /// Verbatim.
  public var quote: String
  /// In English.
  public var gloss: String
  /// What the measurement leaves open, as a sentence; nil where nothing.
  @Nullable public var note: String?
  /// One for each Python; one with a null `python` where it does not depend on any.
  public var verdicts: [ClaimVerdict]

  public init(id: String, line: Int, quote: String, gloss: String, note: String?, verdicts: [ClaimVerdict]) {
    self.id = id
    self.line = line
    self.quote = quote
    self.gloss = gloss
    self.note = note
    self.verdicts = verdicts
  }
}

/// Whether a claim is true of one Python.
public struct ClaimVerdict: Codable, Sendable, Hashable {
  public enum Verdict: String, Codable, Sendable, CaseIterable {
    case holds, fails
    /// It holds in one condition and fails in another; the evidence says in which.
    case conditional
    /// Noise, too few cores, an interpreter that is not there, a measurement that failed or was not made.
    case undecided
    /// No measurement can settle it.
    case notMeasurable
  }

  /// The interpreter's version; a `t` marks a free-threaded build.
  @Nullable public var python: String?
  @Nullable public var pythonExecutable: String?
  public var verdict: Verdict
  /// As a sentence in English, with figures.
  public var reason: String
  public var evidence: [ClaimEvidence]

  public init(
    python: String?, pythonExecutable: String?, verdict: Verdict, reason: String, evidence: [ClaimEvidence]
  ) {
    self.python = python
    self.pythonExecutable = pythonExecutable
    self.verdict = verdict
    self.reason = reason
    self.evidence = evidence
  }
}

/// One figure and what it is held against.
public struct ClaimEvidence: Codable, Sendable, Hashable {
  public enum Relation: String, Codable, Sendable {
    case atLeast, atMost
  }

  public enum Outcome: String, Codable, Sendable {
    case met, missed
    /// Its interval lies on both sides of the threshold, or there is no figure.
    case inconclusive
  }

  public enum Unit: String, Codable, Sendable {
    case ratio, seconds, bytes, count, share
  }

  /// What was measured: docs/claims.md lists them.
  public var metric: String
  public var unit: Unit
  public var workload: String
  public var size: Int
  public var subject: ComparisonSubject
  /// What the figure is a ratio to; nil where it is not one to another cell.
  @Nullable public var against: ComparisonSubject?
  /// Null where there is no figure; `reason` then says why.
  @Nullable public var estimate: Double?
  @Nullable public var low: Double?
  @Nullable public var high: Double?
  public var relation: Relation
  public var threshold: Double
  /// Why the threshold is what it is.
  public var because: String
  /// In which condition this is asked, as a clause; nil for always.
  @Nullable public var when: String?
  public var outcome: Outcome
  /// Why there is no figure, or what puts it in doubt.
  @Nullable public var reason: String?
  /// Blocks in which it was measured.
  public var blocks: Int
  /// The run in the store that has the samples; nil where nothing was measured.
  @Nullable public var run: String?

  public init(
    metric: String, unit: Unit, workload: String, size: Int, subject: ComparisonSubject, against: ComparisonSubject?,
    estimate: Double?, low: Double?, high: Double?, relation: Relation, threshold: Double, because: String,
    when: String?, outcome: Outcome, reason: String?, blocks: Int, run: String?
  ) {
    self.metric = metric
    self.unit = unit
    self.workload = workload
    self.size = size
    self.subject = subject
    self.against = against
    self.estimate = estimate
    self.low = low
    self.high = high
    self.relation = relation
    self.threshold = threshold
    self.because = because
    self.when = when
    self.outcome = outcome
    self.reason = reason
    self.blocks = blocks
    self.run = run
  }
}
