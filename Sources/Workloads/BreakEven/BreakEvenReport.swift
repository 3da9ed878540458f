import Measurement

/// From which length of a task on it pays to hand it to a thread, a process, a pool or a subinterpreter: the document
/// behind `breakeven --json`.
///
/// The fields are a contract, described in docs/json.md: later versions add fields, and change `schema` if the meaning
/// of one changes.
public struct BreakEvenReport: Codable, Sendable, Hashable {
  public static let schema = "gillab.breakeven/1"

  public var schema = Self.schema
  public var seed: UInt64
  public var host: HostRecord
  /// What a task does.
  public var task: BreakEvenTask
  /// How many tasks there are, all at once; done one after another by the serial job.
  public var workers: Int
  /// The smallest difference that counts, as a share.
  public var threshold: Double
  /// Lengths of a task that were tried, ascending.
  public var taskSeconds: [Double]
  /// Bytes that were handed to each task, ascending.
  public var payloadBytes: [Int]
  /// Whether it was ended before everything was measured.
  public var interrupted = false
  public var pythons: [BreakEvenPython] = []

  public init(
    seed: UInt64, host: HostRecord, task: BreakEvenTask, workers: Int, threshold: Double, taskSeconds: [Double],
    payloadBytes: [Int]
  ) {
    self.seed = seed
    self.host = host
    self.task = task
    self.workers = workers
    self.threshold = threshold
    self.taskSeconds = taskSeconds
    self.payloadBytes = payloadBytes
  }

  /// 2 when nothing could be measured, 1 when a model failed, else 0. What a Python does not have is no failure.
  public var exitCode: Int32 {
    let models = pythons.flatMap(\.models)
    if !models.contains(where: { $0.payloads.contains { $0.points.contains { $0.pairs > 0 } } }) { return 2 }
    return models.contains { ![.ok, .unsupported].contains($0.status) } ? 1 : 0
  }
}

/// What a task does for its length.
public enum BreakEvenTask: String, Codable, Sendable, CaseIterable {
  /// Bytecode, which holds the GIL.
  case cpu
  /// zlib's compression, which releases it.
  case released
  /// Sleeps.
  case wait
}

public struct BreakEvenPython: Codable, Sendable, Hashable {
  /// For example `3.13.0`; a `t` marks a free-threaded build.
  public var version: String
  public var executable: String
  public var models: [BreakEvenModel]

  public init(version: String, executable: String, models: [BreakEvenModel]) {
    self.version = version
    self.executable = executable
    self.models = models
  }
}

public struct BreakEvenModel: Codable, Sendable, Hashable {
  public var model: PythonModel
  public var status: CellRecord.Status
  /// Why it is not `ok`, as a clause.
  @Nullable public var reason: String?
  /// What was measured; of a model that failed, until it did.
  public var payloads: [BreakEvenPayload]

  public init(model: PythonModel, status: CellRecord.Status, reason: String?, payloads: [BreakEvenPayload]) {
    self.model = model
    self.status = status
    self.reason = reason
    self.payloads = payloads
  }
}

/// One model with one payload, over all lengths.
public struct BreakEvenPayload: Codable, Sendable, Hashable {
  public var payloadBytes: Int
  /// The longest length that surely does not pay; null where even the shortest may.
  @Nullable public var notBelowSeconds: Double?
  /// The shortest from which on every measured length surely pays; null where there is none.
  @Nullable public var paysFromSeconds: Double?
  /// Where the speed-up passes 1 between measured lengths, by interpolation; null where it does not.
  @Nullable public var estimateSeconds: Double?
  /// Whether tasks that are long enough to overlap surely did not, so that none of any length can gain; null in results
  /// that were kept before this was looked at.
  @Nullable public var runsOneAtATime: Bool?
  /// Whether the search came to its end; false where the time ran out or the model failed.
  public var isFinished: Bool
  public var points: [BreakEvenPoint]

  public init(
    payloadBytes: Int, notBelowSeconds: Double?, paysFromSeconds: Double?, estimateSeconds: Double?,
    isFinished: Bool, runsOneAtATime: Bool? = nil, points: [BreakEvenPoint]
  ) {
    self.payloadBytes = payloadBytes
    self.notBelowSeconds = notBelowSeconds
    self.paysFromSeconds = paysFromSeconds
    self.estimateSeconds = estimateSeconds
    self.isFinished = isFinished
    self.runsOneAtATime = runsOneAtATime
    self.points = points
  }
}

/// One length with one payload.
public struct BreakEvenPoint: Codable, Sendable, Hashable {
  public var taskSeconds: Double
  /// Pairs of a serial job and the model's.
  public var pairs: Int
  /// How many processes took them, one after the other: the independent values. 0 for a first look, which decides nothing.
  public var processes: Int
  /// How many times as fast as the serial job; null where it was not measured.
  @Nullable public var speedup: RatioInterval?
  @Nullable public var estimate: Double?
  /// How many times as many cores as the serial jobs the model's kept busy; null where that is not known: for processes
  /// and for waiting.
  @Nullable public var parallelism: RatioInterval?
  /// By how much the serial jobs before and after the model's differ, as a share: the median of what is noise.
  @Nullable public var noiseFloor: Double?
  /// Null where it was not measured.
  @Nullable public var verdict: SpeedVerdict?
  /// Whether it surely gains nothing that counts: it is slower, as fast, or kept no more cores busy. Null where it was not
  /// measured, and in results that were kept before this was looked at.
  @Nullable public var gainsNothing: Bool?
  /// For a length that was not measured: what follows from one that was, since what creating and sending cost does not
  /// grow with the task.
  @Nullable public var implied: SpeedVerdict?

  public init(
    taskSeconds: Double, pairs: Int, processes: Int, speedup: RatioInterval?, estimate: Double?,
    parallelism: RatioInterval? = nil, noiseFloor: Double? = nil, verdict: SpeedVerdict?, gainsNothing: Bool? = nil,
    implied: SpeedVerdict? = nil
  ) {
    self.taskSeconds = taskSeconds
    self.pairs = pairs
    self.processes = processes
    self.speedup = speedup
    self.estimate = estimate
    self.parallelism = parallelism
    self.noiseFloor = noiseFloor
    self.verdict = verdict
    self.gainsNothing = gainsNothing
    self.implied = implied
  }
}
