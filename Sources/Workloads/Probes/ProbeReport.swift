import Measurement

/// What `gillab probe` measured: the document behind `probe --json`.
///
/// The fields are a contract, described in docs/json.md: later versions add fields, and change `schema` if the meaning
/// of one changes.
public struct ProbeReport: Codable, Sendable, Hashable {
  public static let schema = "gillab.probe/1"

  public var schema = Self.schema
  /// Repeats the order of the runs and the moments at which latencies were taken.
  public var seed: UInt64
  /// What was asked for, for each Python.
  public var budgetSeconds: Double
  /// How often each condition was to be measured.
  public var blocks: Int
  /// Whether it was ended before everything was measured.
  public var interrupted = false
  public var host: ProbeHost
  public var pythons: [ProbedPython]

  public init(seed: UInt64, budgetSeconds: Double, blocks: Int, host: ProbeHost, pythons: [ProbedPython] = []) {
    self.seed = seed
    self.budgetSeconds = budgetSeconds
    self.blocks = blocks
    self.host = host
    self.pythons = pythons
  }

  /// 2 when something could not be run, else 0. What has no equivalent is no failure.
  public var exitCode: Int32 {
    let statuses = pythons.flatMap(\.probes).flatMap(\.conditions).map(\.status)
    return statuses.isEmpty || statuses.contains { [.failed, .crashed, .timeout].contains($0) } ? 2 : 0
  }
}

/// Where it was measured.
public struct ProbeHost: Codable, Sendable, Hashable {
  @Nullable public var processor: String?
  public var cores: Int
  @Nullable public var kernel: String?
  /// One-minute load averages.
  @Nullable public var loadAtBegin: Double?
  @Nullable public var loadAtEnd: Double?

  public init(
    processor: String?, cores: Int, kernel: String?, loadAtBegin: Double? = nil, loadAtEnd: Double? = nil
  ) {
    self.processor = processor
    self.cores = cores
    self.kernel = kernel
    self.loadAtBegin = loadAtBegin
    self.loadAtEnd = loadAtEnd
  }
}

public struct ProbedPython: Codable, Sendable, Hashable {
  /// For example `3.13.0`; a `t` marks a free-threaded build.
  public var version: String
  public var executable: String
  /// Whether the GIL was on while it was probed; nil when nothing was measured.
  @Nullable public var gilEnabled: Bool?
  public var probes: [ProbeResult]

  public init(version: String, executable: String, gilEnabled: Bool?, probes: [ProbeResult]) {
    self.version = version
    self.executable = executable
    self.gilEnabled = gilEnabled
    self.probes = probes
  }
}

public struct ProbeResult: Codable, Sendable, Hashable {
  public var probe: ProbeKind
  public var conditions: [ProbeConditionResult]

  public init(probe: ProbeKind, conditions: [ProbeConditionResult]) {
    self.probe = probe
    self.conditions = conditions
  }
}
