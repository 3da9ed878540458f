import Measurement
import Workloads

/// Which units there are, and who does them.
struct UnitPlan: Sendable {
  let workers: Int
  let units: Int
  let passes: Int
  private let request: SampleRequest

  /// - Parameter workers: As many as the request says if nil.
  init(_ request: SampleRequest, workers: Int? = nil) {
    self.workers = workers ?? request.workers
    self.request = request
    units = request.units
    passes = request.repeats
  }

  /// All units of all passes, for pools that hand them out.
  var total: Int { units * passes }

  /// Worker `k` of `N` does units `k`, `k + N`, … in each pass.
  func units(of worker: Int) -> StrideTo<Int> { stride(from: worker, to: units, by: workers) }

  /// The unit and the pass that the `number`th of all is.
  func unit(_ number: Int) -> (unit: Int, pass: Int) { (number % units, number / units) }

  /// Does the unit that a worker does before the start line, if there is one.
  func warmUp(_ work: any Workload, worker: Int) throws {
    if let unit = request.warmUpUnit(of: worker) { try work.warmUp(unit) }
  }

  func warmUpInTask(_ work: any Workload, worker: Int) async throws {
    if let unit = request.warmUpUnit(of: worker) { try await work.warmUpInTask(unit) }
  }

  /// Does the units of one worker, one after another.
  func perform(_ work: any Workload, worker: Int) throws -> WorkerLog {
    var log = WorkerLog(passes: passes)
    for pass in 0..<passes {
      for unit in units(of: worker) { try work.perform(unit, pass: pass, log: &log) }
    }
    log.usage = .now()
    return log
  }

  /// The same in a task: between units that do not wait, it lets others have its thread, a thousand times a second. A
  /// yield takes some microseconds, a tenth of what a short unit does.
  func performInTask(_ work: any Workload, worker: Int) async throws -> WorkerLog {
    var log = WorkerLog(passes: passes)
    var lastYield = MonotonicNanoseconds.now()
    for pass in 0..<passes {
      for unit in units(of: worker) {
        try await work.performInTask(unit, pass: pass, log: &log)
        guard !work.suspends else { continue }
        let now = MonotonicNanoseconds.now()
        guard now - lastYield >= 1_000_000 else { continue }
        await Task.yield()
        lastYield = now
      }
    }
    log.usage = .now()
    return log
  }
}
