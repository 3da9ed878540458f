import Measurement

/// What a comparison found: the document behind `compare --json` and `show RUN --json`.
///
/// The fields are a contract, described in docs/json.md: later versions add fields, and change `schema` if the meaning
/// of one changes.
public struct ComparisonReport: Codable, Sendable, Hashable {
  public static let schema = "gillab.compare/1"

  public var schema = Self.schema
  /// The run's name in the store.
  public var run: String
  /// Repeats the order of cells, the input of the workloads and the resampling.
  public var seed: UInt64
  /// Seconds since 1970.
  public var startedAt: Double
  @Nullable public var finishedAt: Double?
  public var command: [String]
  /// gillab's own version and commit.
  public var version: String
  @Nullable public var commit: String?
  public var host: HostRecord
  /// What the others are compared with, unless a group says otherwise; nil where nothing can be.
  @Nullable public var baseline: ComparisonSubject?
  /// The smallest difference that counts, as a share.
  public var threshold: Double
  /// The largest of the groups' noise floors, as a share; nil where no null twin was measured.
  @Nullable public var noiseFloor: Double?
  /// How long the loopback server waited before it answered; nil where no workload needs it.
  @Nullable public var serverDelayMicroseconds: Int?
  /// Blocks that were kept.
  public var blocks: Int
  /// Those among them whose figures are in doubt; they count all the same.
  public var contaminatedBlocks: [ContaminatedBlock]
  /// Whether it is not finished: ended early, or still under way.
  public var interrupted: Bool
  /// Where every cell is the same; nil in a comparison of different ones.
  @Nullable public var aa: SelfComparison?
  /// One for each workload and size.
  public var groups: [ComparisonGroup]
  /// By workload and size, then Python's by interpreter and model, then Swift's; null twins last.
  public var cells: [ComparedCell]

  public init(
    run: String, seed: UInt64, startedAt: Double, finishedAt: Double?, command: [String], version: String,
    commit: String?, host: HostRecord, baseline: ComparisonSubject?, threshold: Double, noiseFloor: Double?,
    serverDelayMicroseconds: Int? = nil, blocks: Int, contaminatedBlocks: [ContaminatedBlock] = [],
    interrupted: Bool = false, aa: SelfComparison? = nil,
    groups: [ComparisonGroup], cells: [ComparedCell]
  ) {
    self.run = run
    self.seed = seed
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.command = command
    self.version = version
    self.commit = commit
    self.host = host
    self.baseline = baseline
    self.threshold = threshold
    self.noiseFloor = noiseFloor
    self.serverDelayMicroseconds = serverDelayMicroseconds
    self.blocks = blocks
    self.contaminatedBlocks = contaminatedBlocks
    self.interrupted = interrupted
    self.aa = aa
    self.groups = groups
    self.cells = cells
  }

  /// 2 where nothing was measured, 1 where a cell failed, crashed, hung or was wrong, else 0. What is unsupported is no
  /// failure.
  public var exitCode: Int32 {
    guard cells.contains(where: { $0.samples > 0 }) else { return 2 }
    return cells.allSatisfy { $0.status == .ok || $0.status == .unsupported } ? 0 : 1
  }
}

/// A block whose figures are in doubt.
public struct ContaminatedBlock: Codable, Sendable, Hashable {
  /// From 0.
  public var block: Int
  /// As a clause.
  public var reason: String

  public init(block: Int, reason: String) {
    self.block = block
    self.reason = reason
  }
}

/// What a comparison of the same with itself says about the instrument.
public struct SelfComparison: Codable, Sendable, Hashable {
  /// The largest difference of a median ratio from 1, as a share; nil where there was nothing to compare.
  @Nullable public var worstRatioError: Double?
  public var comparisons: Int
  /// Verdicts other than inconclusive: all of them false.
  public var falseVerdicts: Int

  public init(worstRatioError: Double?, comparisons: Int, falseVerdicts: Int) {
    self.worstRatioError = worstRatioError
    self.comparisons = comparisons
    self.falseVerdicts = falseVerdicts
  }
}
