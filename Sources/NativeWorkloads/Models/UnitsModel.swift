import Glibc
import Workloads

/// Does the units of a workload by one of the models.
struct UnitsModel: Sendable {
  var request: SampleRequest
  let model: SwiftModel
  /// This program, to be started for child processes.
  let executable: String
  /// Memory that child processes share with this one.
  var shared: SharedMemory?
  /// Called with the child processes when all workers are ready, before they are let go.
  var atStartLine: @Sendable (_ children: [pid_t]) -> Void = { _ in }
  /// Called with the child processes when the last unit has ended, before they are let end.
  var afterUnits: @Sendable (_ children: [pid_t]) -> Void = { _ in }

  func run(_ work: any Workload) throws -> SampleOutcome {
    let plan = UnitPlan(request, workers: model == .serial ? 1 : nil)
    switch model {
    case .serial: return try runSerial(work, plan)
    case .thread: return try runThreads(work, plan)
    case .threadPool: return try runThreadPool(work, plan)
    case .process: return try runProcesses(plan)
    case .processPool: return try runProcessPool(plan)
    case .task: return try TaskBridge.wait { try await runTasks(work, plan) }
    }
  }
}
