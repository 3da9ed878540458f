import Measurement

/// One condition of a probe over all its blocks.
public struct ProbeConditionResult: Codable, Sendable, Hashable {
  public enum Status: String, Codable, Sendable {
    case ok
    /// Measured, but the blocks disagree too much for a figure to be trusted.
    case inconclusive
    /// A run ended with an error, a signal or at its time limit.
    case failed, crashed, timeout
    /// There is nothing to measure, or it was not measured; `reason` says why.
    case skipped
  }

  public var language: Language
  public var measure: ProbeMeasure
  /// CPU-bound threads beside it; in `throughput` and `handoff`, the threads that do the work.
  public var threads: Int
  /// Python's switch interval, or how long the mutex is held at a time; nil where there is neither.
  @Nullable public var switchIntervalSeconds: Double?
  /// How often it was measured.
  public var blocks: Int
  /// Nil where a rate is measured, or nothing was.
  @Nullable public var latency: ProbeLatency?
  /// Nil where latencies are measured, or nothing was.
  @Nullable public var rate: ProbeRate?
  public var status: Status
  /// Why the status is not `ok`.
  @Nullable public var reason: String?

  public init(
    language: Language, measure: ProbeMeasure, threads: Int, switchIntervalSeconds: Double?, blocks: Int,
    latency: ProbeLatency? = nil, rate: ProbeRate? = nil, status: Status = .ok, reason: String? = nil
  ) {
    self.language = language
    self.measure = measure
    self.threads = threads
    self.switchIntervalSeconds = switchIntervalSeconds
    self.blocks = blocks
    self.latency = latency
    self.rate = rate
    self.status = status
    self.reason = reason
  }
}

/// Percentiles of durations in seconds over all blocks, from an HDR histogram with three significant digits.
public struct ProbeLatency: Codable, Sendable, Hashable {
  public var count: Int
  public var p50: Double
  public var p90: Double
  /// Nil below 100 measured: it would be the maximum.
  @Nullable public var p99: Double?
  /// Nil below 1,000 measured: it would be the maximum.
  @Nullable public var p999: Double?
  /// Exact.
  public var max: Double

  public init(count: Int, p50: Double, p90: Double, p99: Double?, p999: Double?, max: Double) {
    self.count = count
    self.p50 = p50
    self.p90 = p90
    self.p99 = p99
    self.p999 = p999
    self.max = max
  }
}

/// An amount in relation to time: the median of the blocks, and between which of them it lies.
public struct ProbeRate: Codable, Sendable, Hashable {
  public enum Unit: String, Codable, Sendable {
    case operationsPerSecond, bytesPerSecond, secondsPerHandoff, secondsPerAcquisition
  }

  public var median: Double
  public var low: Double
  public var high: Double
  public var unit: Unit
  /// How many times as much as one thread does; nil for one thread, where it is not asked, and where blocks disagree.
  @Nullable public var timesOneThread: ProbeSpeedUp?

  public init(median: Double, low: Double, high: Double, unit: Unit, timesOneThread: ProbeSpeedUp? = nil) {
    self.median = median
    self.low = low
    self.high = high
    self.unit = unit
    self.timesOneThread = timesOneThread
  }
}

/// A ratio of rates: the median of the blocks, and between which of them it lies.
public struct ProbeSpeedUp: Codable, Sendable, Hashable {
  public var median: Double
  public var low: Double
  public var high: Double

  public init(median: Double, low: Double, high: Double) {
    self.median = median
    self.low = low
    self.high = high
  }
}
