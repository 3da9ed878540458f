import Interpreters
import Workloads

/// What the user wants compared.
public struct ComparisonRequest: Sendable {
  public var workloads: [WorkloadDescription]
  /// Instead of each workload's own sizes; empty for those.
  public var sizes: [Int]
  public var models: [Model]
  public var interpreters: [Interpreter]
  /// Instead of each workload's own numbers; empty for those.
  public var workers: [Int]
  public var plan: ComparisonPlan

  public init(
    workloads: [WorkloadDescription], sizes: [Int] = [], models: [Model] = Model.all, interpreters: [Interpreter],
    workers: [Int] = [], plan: ComparisonPlan
  ) {
    self.workloads = workloads
    self.sizes = sizes
    self.models = models
    self.interpreters = interpreters
    self.workers = workers
    self.plan = plan
  }
}
