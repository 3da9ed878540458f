import Measurement

extension UnitsModel {
  /// A task for each worker, in a task group.
  @concurrent
  func runTasks(_ work: any Workload, _ plan: UnitPlan) async throws -> SampleOutcome {
    work.prepareTasks()
    let (gate, starts) = (TaskGate(plan.workers), WorkerStarts())
    let existing = TaskGate(plan.workers)
    let began = MonotonicNanoseconds.now()
    return try await withThrowingTaskGroup(of: (Int, WorkerLog).self) { group in
      for worker in 0..<plan.workers {
        group.addTask {
          await starts.beginInTask(at: existing) { try await plan.warmUpInTask(work, worker: worker) }
          await gate.arrive()
          if let failure = starts.failure { throw failure }
          return (worker, try await plan.performInTask(work, worker: worker))
        }
      }
      await existing.awaitArrivals()
      existing.open()
      await gate.awaitArrivals()
      atStartLine([])
      let usage = ProcessUsage.now()
      let startLine = MonotonicNanoseconds.now()
      gate.open()
      let logs = try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
      let gone = MonotonicNanoseconds.now()
      afterUnits([])
      return SampleOutcome(
        logs: logs, began: began, ready: starts.latest, startLine: startLine, gone: gone,
        usage: logs.map(\.usage).reduce(usage, ProcessUsage.later) - usage)
    }
  }
}
