import Measurement

/// Two runs beside each other, like with like. `gillab diff --json` writes it (docs/json.md).
public struct RunDiff: Codable, Sendable, Hashable {
  public static let schema = "gillab.diff/1"

  public var schema: String
  /// The earlier word of the command: what the other is compared with.
  public var baseline: DiffedRun
  public var candidate: DiffedRun
  /// The smallest difference that counts, as a share: the larger of both runs'.
  public var threshold: Double
  /// The largest of the pairs'; nil where none has one.
  @Nullable public var noiseFloor: Double?
  /// What else than the measured code may explain a difference.
  public var differences: [RunDifference]
  public var pairs: [DiffPair]
  public var unpaired: [DiffUnpaired]

  public init(
    baseline: DiffedRun, candidate: DiffedRun, threshold: Double, noiseFloor: Double?, differences: [RunDifference],
    pairs: [DiffPair], unpaired: [DiffUnpaired]
  ) {
    schema = Self.schema
    self.baseline = baseline
    self.candidate = candidate
    self.threshold = threshold
    self.noiseFloor = noiseFloor
    self.differences = differences
    self.pairs = pairs
    self.unpaired = unpaired
  }
}

/// One of the two runs.
public struct DiffedRun: Codable, Sendable, Hashable {
  public var run: String
  /// Seconds since 1970.
  public var startedAt: Double
  public var state: RunRecord.State
  public var blocks: Int
  /// How many of them are in doubt. They count all the same.
  public var contaminatedBlocks: Int
  /// The largest of the run's own; nil where there is none.
  @Nullable public var noiseFloor: Double?

  public init(
    run: String, startedAt: Double, state: RunRecord.State, blocks: Int, contaminatedBlocks: Int, noiseFloor: Double?
  ) {
    self.run = run
    self.startedAt = startedAt
    self.state = state
    self.blocks = blocks
    self.contaminatedBlocks = contaminatedBlocks
    self.noiseFloor = noiseFloor
  }
}

/// A circumstance that was not the same in both runs.
public struct RunDifference: Codable, Sendable, Hashable {
  /// As a noun phrase: `host`, `kernel`, `library of Python 3.13.0`.
  public var subject: String
  /// What it was; nil where it is not known.
  @Nullable public var baseline: String?
  @Nullable public var candidate: String?

  public init(subject: String, baseline: String?, candidate: String?) {
    self.subject = subject
    self.baseline = baseline
    self.candidate = candidate
  }
}
