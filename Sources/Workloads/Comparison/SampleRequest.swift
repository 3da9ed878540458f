/// One sample of one cell: some work, done once in a fresh process by one model. Both languages read it as JSON.
///
/// The work is `units` units, numbered from 0, each of which depends on nothing but its number, the size and the seed. A
/// sample does all of them `repeats` times.
public struct SampleRequest: Codable, Sendable, Hashable {
  /// The file's name in the run's folder.
  public static let fileName = "sample-request.json"

  /// For example `cpu.pure`.
  public var workload: String
  /// Name of the model in its language, for example `thread-pool`.
  public var model: String
  /// How many units are under way at once, at most.
  public var workers: Int
  /// The workload's own size: what it means is in ``WorkloadDescription``.
  public var size: Int
  public var units: Int
  public var repeats: Int
  public var seed: UInt64
  /// A folder for files of the sample's own: absolute path.
  public var directory: String
  /// Port of the loopback server, where the workload needs one.
  public var serverPort: Int?
  /// How long that server waits before it answers; ``defaultServerDelayMicroseconds`` if nil.
  public var serverDelayMicroseconds: Int?

  public static let defaultServerDelayMicroseconds = 2000

  public init(
    workload: String, model: String, workers: Int, size: Int, units: Int, repeats: Int = 1, seed: UInt64,
    directory: String, serverPort: Int? = nil, serverDelayMicroseconds: Int? = nil
  ) {
    self.workload = workload
    self.model = model
    self.workers = workers
    self.size = size
    self.units = units
    self.repeats = repeats
    self.seed = seed
    self.directory = directory
    self.serverPort = serverPort
    self.serverDelayMicroseconds = serverDelayMicroseconds
  }
}

/// A sample in Python, by an embedded interpreter.
public struct HostedSample: Codable, Sendable, Hashable {
  public var python: HostedPython
  public var request: SampleRequest

  public init(python: HostedPython, request: SampleRequest) {
    self.python = python
    self.request = request
  }
}
