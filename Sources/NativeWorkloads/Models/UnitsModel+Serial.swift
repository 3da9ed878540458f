import Measurement

extension UnitsModel {
  /// One worker, whatever number was asked for, in the calling thread.
  func runSerial(_ work: any Workload, _ plan: UnitPlan) throws -> SampleOutcome {
    try plan.warmUp(work, worker: 0)
    atStartLine([])
    let usage = ProcessUsage.now()
    let startLine = MonotonicNanoseconds.now()
    let log = try plan.perform(work, worker: 0)
    let gone = MonotonicNanoseconds.now()
    afterUnits([])
    return SampleOutcome(
      logs: [log], began: startLine, ready: startLine, startLine: startLine, gone: gone,
      usage: log.usage - usage)
  }
}
