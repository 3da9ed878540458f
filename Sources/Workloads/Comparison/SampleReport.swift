import Measurement

/// What a sample's own process measured. Both languages write it as JSON; times are seconds on CLOCK_MONOTONIC.
public struct SampleReport: Codable, Sendable, Hashable {
  /// The file's name in the run's folder.
  public static let fileName = "sample-report.json"

  /// Why this model cannot do this work here, as a clause; everything else is then absent or 0.
  @Nullable public var unsupported: String?
  /// The sum modulo 2⁶⁴ of every unit's check value over one pass, in 16 hexadecimal digits.
  public var checksum: String
  /// From the moment at which all workers were let go to the end of the last unit, over all repeats.
  ///
  /// For `fanout` and `spawn`, where creating is the work, from before the first is created to the end of the last.
  public var wallSeconds: Double
  /// From before the first worker was created until all were ready to begin; 0 for `serial`.
  public var creationSeconds: Double
  /// From the end of the last unit until the last worker was gone.
  public var joinSeconds: Double
  /// How long all workers were at work at once: from the last one's first unit to the first one's last.
  public var windowSeconds: Double
  /// In order of their numbers; those of a pool that did nothing stand last.
  public var workers: [SampleWorker]
  /// From the start line to the last unit's end, of this process and of the workers' own.
  public var userSeconds: Double
  public var systemSeconds: Double
  public var voluntarySwitches: Int
  public var involuntarySwitches: Int
  /// What each unit took that has a latency, or by how much it was late, in seconds; empty where the workload has none.
  public var latencies: [Double]
  /// What only this workload measures, in the unit that its name ends in: see ``WorkloadDescription/metrics``.
  public var metrics: [String: Double]

  public init(
    unsupported: String? = nil, checksum: String = "", wallSeconds: Double = 0, creationSeconds: Double = 0,
    joinSeconds: Double = 0, windowSeconds: Double = 0, workers: [SampleWorker] = [], userSeconds: Double = 0,
    systemSeconds: Double = 0, voluntarySwitches: Int = 0, involuntarySwitches: Int = 0, latencies: [Double] = [],
    metrics: [String: Double] = [:]
  ) {
    self.unsupported = unsupported
    self.checksum = checksum
    self.wallSeconds = wallSeconds
    self.creationSeconds = creationSeconds
    self.joinSeconds = joinSeconds
    self.windowSeconds = windowSeconds
    self.workers = workers
    self.userSeconds = userSeconds
    self.systemSeconds = systemSeconds
    self.voluntarySwitches = voluntarySwitches
    self.involuntarySwitches = involuntarySwitches
    self.latencies = latencies
    self.metrics = metrics
  }
}

extension SampleReport {
  /// Adds what was used of processors.
  public mutating func add(_ usage: ProcessUsage) {
    userSeconds += usage.userSeconds
    systemSeconds += usage.systemSeconds
    voluntarySwitches += usage.voluntarySwitches
    involuntarySwitches += usage.involuntarySwitches
  }
}

/// What one worker of a sample did.
public struct SampleWorker: Codable, Sendable, Hashable {
  /// All units that it did, repeats included.
  public var units: Int
  /// Those that fell into the window in which all workers ran; one that lay across its edge counts in part.
  public var unitsInWindow: Double
  /// Start of its first and end of its last unit, counted from the start line.
  public var startSeconds: Double
  public var endSeconds: Double

  public init(units: Int, unitsInWindow: Double, startSeconds: Double, endSeconds: Double) {
    self.units = units
    self.unitsInWindow = unitsInWindow
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
  }
}
