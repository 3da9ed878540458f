import Interpreters
import Workloads

/// What to sweep, and for how long.
public struct BreakEvenPlan: Sendable {
  /// The models that are worth a look: what a program would start for a job, or keep for several.
  public static let models: [PythonModel] = [
    .thread, .threadPool, .processFork, .processSpawn, .processPool, .subinterpreter,
  ]
  /// Half decades from 10 µs to 1 s.
  public static let taskSeconds = [
    10e-6, 30e-6, 100e-6, 300e-6, 1e-3, 3e-3, 10e-3, 30e-3, 100e-3, 300e-3, 1,
  ]
  public static let standardPayloadBytes = [0, 1 << 16, 1 << 20, 1 << 24]

  public var interpreters: [Interpreter]
  public var models: [PythonModel]
  /// Bytes that are handed to each task, ascending.
  public var payloadBytes: [Int]
  public var task: BreakEvenTask
  /// Tasks in a job, and workers.
  public var workers: Int
  /// About how long one Python may take.
  public var budgetSeconds: Double
  /// The smallest difference that counts, as a share.
  public var threshold: Double
  public var seed: UInt64

  public init(
    interpreters: [Interpreter], models: [PythonModel] = Self.models,
    payloadBytes: [Int] = Self.standardPayloadBytes, task: BreakEvenTask = .cpu, workers: Int,
    budgetSeconds: Double = 180, threshold: Double = 0.05, seed: UInt64
  ) {
    self.interpreters = interpreters
    self.models = models
    self.payloadBytes = payloadBytes
    self.task = task
    self.workers = workers
    self.budgetSeconds = budgetSeconds
    self.threshold = threshold
    self.seed = seed
  }
}

/// What happens while a sweep is carried out, for whoever shows progress.
public enum BreakEvenEvent: Sendable {
  case round(python: String, model: PythonModel, round: Int, secondsLeft: Double)
}
