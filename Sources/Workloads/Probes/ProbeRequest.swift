/// What one worker process is asked to measure, with or without an interpreter.
public struct ProbeRequest: Codable, Sendable, Hashable {
  /// What was measured, in the run's folder: a list of ``ProbeMeasurement``, one for each task.
  public static let measurementsFileName = "measurements.json"
  /// Exit status of a worker that has nothing to measure: standard error says why.
  public static let unavailableStatus: Int32 = 3

  /// Nil for the native equivalents.
  public var python: HostedPython?
  /// Measured one after another.
  public var tasks: [ProbeTask]

  public init(python: HostedPython?, tasks: [ProbeTask]) {
    self.python = python
    self.tasks = tasks
  }
}

/// One condition to measure, once.
public struct ProbeTask: Codable, Sendable, Hashable {
  /// CPython's, and how long a mutex is held natively.
  public static let defaultSwitchIntervalSeconds = 0.005

  public var measure: ProbeMeasure
  /// CPU-bound threads beside what is measured; where CPU work itself is measured, the threads that do it.
  public var threads: Int
  /// Python's switch interval; natively, how long a mutex is held at a time. Nil leaves the default.
  public var switchIntervalSeconds: Double?
  /// How long to measure.
  public var sampleSeconds: Double
  /// Of the moments at which latencies are taken.
  public var seed: UInt64

  public init(
    measure: ProbeMeasure, threads: Int, switchIntervalSeconds: Double? = nil, sampleSeconds: Double, seed: UInt64
  ) {
    self.measure = measure
    self.threads = threads
    self.switchIntervalSeconds = switchIntervalSeconds
    self.sampleSeconds = sampleSeconds
    self.seed = seed
  }
}

/// An interpreter to embed, and the Python halves of the probes.
public struct HostedPython: Codable, Sendable, Hashable {
  /// The interpreter's own executable.
  public var executable: String
  /// Its shared library.
  public var library: String
  /// Folder of the Python files: absolute path.
  public var scripts: String

  public init(executable: String, library: String, scripts: String) {
    self.executable = executable
    self.library = library
    self.scripts = scripts
  }
}
