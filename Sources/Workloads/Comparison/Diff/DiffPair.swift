import Measurement

/// What makes cells of two runs alike.
public struct DiffCell: Codable, Sendable, Hashable {
  public var workload: String
  public var size: Int
  public var language: Language
  public var model: String
  public var workers: Int
  /// The interpreter's version; nil for Swift.
  @Nullable public var python: String?
  /// How long the loopback server waited before it answered; nil where the workload does not need it.
  @Nullable public var serverDelayMicroseconds: Int?

  public init(_ cell: CellRecord, plan: ComparisonPlan) {
    workload = cell.workload
    size = cell.size
    language = cell.language
    model = cell.model
    workers = cell.workers
    python = cell.python?.version
    let needsServer = WorkloadCatalog[cell.workload]?.needsServer ?? false
    serverDelayMicroseconds = needsServer ? plan.serverDelay : nil
  }
}

/// A cell that both runs have.
public struct DiffPair: Codable, Sendable, Hashable {
  public var cell: DiffCell
  public var baseline: DiffFigure
  public var candidate: DiffFigure
  /// How many times as fast the candidate is: the baseline's seconds per unit divided by the candidate's.
  public var speedup: DiffInterval
  /// The smallest difference that could be told from noise, as a share: the larger of both runs', each of the cell's
  /// workload, size and interpreter; nil where either has no null twin with enough blocks.
  @Nullable public var noiseFloor: Double?
  public var verdict: SpeedVerdict
  /// Why there is no other verdict, where more samples or a null twin would give one.
  @Nullable public var reason: String?

  public init(
    cell: DiffCell, baseline: DiffFigure, candidate: DiffFigure, speedup: DiffInterval, noiseFloor: Double?,
    verdict: SpeedVerdict, reason: String?
  ) {
    self.cell = cell
    self.baseline = baseline
    self.candidate = candidate
    self.speedup = speedup
    self.noiseFloor = noiseFloor
    self.verdict = verdict
    self.reason = reason
  }
}

/// What one run measured of a cell.
public struct DiffFigure: Codable, Sendable, Hashable {
  /// How many.
  public var samples: Int
  /// Wall time of a sample divided by all the units that it did; the median.
  public var secondsPerUnit: Double

  public init(samples: Int, secondsPerUnit: Double) {
    self.samples = samples
    self.secondsPerUnit = secondsPerUnit
  }
}

/// A ratio and where it lies with 95% confidence.
public struct DiffInterval: Codable, Sendable, Hashable {
  public var estimate: Double
  public var low: Double
  public var high: Double

  public init(estimate: Double, low: Double, high: Double) {
    self.estimate = estimate
    self.low = low
    self.high = high
  }
}

/// A cell that cannot be compared.
public struct DiffUnpaired: Codable, Sendable, Hashable {
  public var cell: DiffCell
  /// As a clause, for example `only 20261122-231500-4f2a has it`.
  public var reason: String

  public init(cell: DiffCell, reason: String) {
    self.cell = cell
    self.reason = reason
  }
}
