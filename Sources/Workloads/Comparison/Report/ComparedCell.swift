import Measurement

/// One combination over all blocks. What it has no figure for is nil.
public struct ComparedCell: Codable, Sendable, Hashable {
  public enum Verdict: String, Codable, Sendable {
    case faster, slower, inconclusive
    /// It is what others are compared with.
    case baseline
  }

  /// Whether Wilcoxon's signed-rank test says the same as the verdict.
  public enum SecondOpinion: String, Codable, Sendable {
    case agrees, disagrees
    /// Even the clearest difference would not be significant with so few blocks among so many cells.
    case tooFewBlocks
  }

  public var workload: String
  public var size: Int
  public var language: Language
  public var model: String
  /// 0 where there are as many as units.
  public var workers: Int
  /// The interpreter's version; a `t` marks a free-threaded build. Nil for Swift.
  @Nullable public var python: String?
  @Nullable public var pythonExecutable: String?
  /// Whether it is a second copy of a cell, for the noise floor.
  public var nullTwin: Bool
  public var status: CellRecord.Status
  /// Why it is not `ok`, or why an `ok` cell has no figures.
  @Nullable public var reason: String?
  /// Units in a pass, and passes in a sample.
  public var units: Int
  public var repeats: Int
  /// Those that were `ok`.
  public var samples: Int
  /// Those that were not.
  public var failedSamples: Int
  /// One pass: all units once.
  @Nullable public var wallSeconds: ComparedAmount?
  /// User and system, of one pass: median.
  @Nullable public var cpuSeconds: Double?
  /// Of the process tree: the median of the samples' peaks. Their maximum would grow with the number of samples.
  @Nullable public var peakBytes: Int?
  @Nullable public var speedup: SpeedUp?
  /// Speed-up over one worker of its own language, for each worker; nil where there is no such comparison.
  @Nullable public var efficiency: Double?
  @Nullable public var verdict: Verdict?
  /// What it was compared with; nil for the baseline itself and where there was nothing.
  @Nullable public var baseline: ComparisonSubject?
  /// Of Wilcoxon's test of its speed-ups, corrected by Holm for all cells of the workload and size.
  @Nullable public var pValue: Double?
  @Nullable public var secondOpinion: SecondOpinion?
  @Nullable public var unitsPerSecond: ComparedAmount?
  /// From before the first worker was created until all were ready: median.
  @Nullable public var creationSeconds: Double?
  /// Jain's index of the workers' units while all ran: median.
  @Nullable public var fairness: Double?
  /// Of all units of all samples.
  @Nullable public var latency: ProbeLatency?
  /// What only this workload measures.
  public var metrics: [String: ComparedAmount]
  /// Of one pass: medians.
  @Nullable public var voluntarySwitches: Double?
  @Nullable public var involuntarySwitches: Double?

  public init(
    _ cell: CellRecord, status: CellRecord.Status, reason: String?, samples: Int, failedSamples: Int
  ) {
    workload = cell.workload
    size = cell.size
    language = cell.language
    model = cell.model
    workers = cell.workers
    python = cell.python?.version
    pythonExecutable = cell.python?.executable
    nullTwin = cell.isNullTwin
    units = cell.units
    repeats = cell.repeats
    metrics = [:]
    self.status = status
    self.reason = reason
    self.samples = samples
    self.failedSamples = failedSamples
  }

  public var subject: ComparisonSubject {
    ComparisonSubject(
      language: language, model: model, workers: workers, python: python, pythonExecutable: pythonExecutable)
  }
}

/// The median of the samples, and between which of them it lies: with 95% confidence, where there are at least six.
public struct ComparedAmount: Codable, Sendable, Hashable {
  public var median: Double
  public var low: Double
  public var high: Double

  public init(median: Double, low: Double, high: Double) {
    self.median = median
    self.low = low
    self.high = high
  }

  /// Nil without values.
  public init?(_ values: [Double]) {
    guard let samples = Samples(values) else { return nil }
    let interval = MedianInterval(samples, coverage: 0.95)
    self.init(median: samples.median, low: interval.lower, high: interval.upper)
  }
}

/// How many times as fast as its baseline: the median over blocks of the ratio of throughputs, and its interval.
public struct SpeedUp: Codable, Sendable, Hashable {
  public var estimate: Double
  public var low: Double
  public var high: Double
  /// At least 0.95 from six blocks on.
  public var confidence: Double
  /// In which both were measured.
  public var blocks: Int

  public init(estimate: Double, low: Double, high: Double, confidence: Double, blocks: Int) {
    self.estimate = estimate
    self.low = low
    self.high = high
    self.confidence = confidence
    self.blocks = blocks
  }

  public init(_ ratio: RatioEstimate) {
    self.init(
      estimate: ratio.estimate, low: ratio.lower, high: ratio.upper, confidence: ratio.confidence, blocks: ratio.count)
  }
}
