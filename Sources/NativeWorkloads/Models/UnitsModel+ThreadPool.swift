import Dispatch
import Measurement
import Synchronization
import Workloads

/// Dispatch's threads, of which no more than a number are at work at once.
///
/// Each has a serial queue of its own, for which Dispatch always has a thread. A concurrent queue gets no more threads than
/// there are cores, and on Linux one more for each second in which all of them have been blocked: it could not hold
/// as many units that wait as it is asked to.
struct DispatchPool: Sendable {
  /// Dispatch has no more than 255 threads at once, a few of which may be another's.
  static let largest = 240

  let queues: [DispatchQueue]

  init(_ count: Int) throws {
    guard count <= Self.largest else {
      throw Unsupported("Dispatch has no more than 255 threads at once; see `task`")
    }
    queues = (0..<count).map { DispatchQueue(label: "worker-\($0)") }
  }
}

extension UnitsModel {
  /// Each unit is submitted by itself, when another has ended.
  func runThreadPool(_ work: any Workload, _ plan: UnitPlan) throws -> SampleOutcome {
    let (gate, starts) = (Gate(), WorkerStarts())
    let began = MonotonicNanoseconds.now()
    let pool = try DispatchPool(plan.workers)
    let existing = StartLine(plan.workers)
    let done = Semaphore()
    let next = UnitDispenser(plan)
    let slots = pool.queues.map { PoolSlot(queue: $0, work: work, units: next, plan: plan, done: done) }
    for (worker, slot) in slots.enumerated() {
      slot.queue.async {
        starts.begin(at: existing) { try plan.warmUp(work, worker: worker) }
        _ = gate.arrive()
      }
    }
    gate.awaitArrivals(plan.workers)
    if let failure = starts.failure {
      gate.callOff(for: plan.workers)
      throw failure
    }
    atStartLine([])
    let usage = ProcessUsage.now()
    let startLine = MonotonicNanoseconds.now()
    for slot in slots { slot.submit() }
    gate.open(for: plan.workers)
    for _ in slots { done.wait() }
    let gone = MonotonicNanoseconds.now()
    afterUnits([])
    let logs = try slots.map { try $0.result() }
    return SampleOutcome(
      poolLogs: logs, began: began, ready: starts.latest, startLine: startLine, gone: gone,
      usage: logs.map(\.usage).reduce(usage, ProcessUsage.later) - usage)
  }
}

/// Hands out all units of all passes, one after another.
final class UnitDispenser: Sendable {
  private let plan: UnitPlan
  private let taken = Atomic(0)

  init(_ plan: UnitPlan) { self.plan = plan }

  /// Nil when there are no more.
  func next() -> (unit: Int, pass: Int)? {
    let number = taken.add(1, ordering: .relaxed).oldValue
    return number < plan.total ? plan.unit(number) : nil
  }
}

/// One of a pool's threads.
private final class PoolSlot: Sendable {
  let queue: DispatchQueue
  private let work: any Workload
  private let units: UnitDispenser
  private let done: Semaphore
  private let log: Mutex<WorkerLog>
  private let failure = Mutex<(any Error)?>(nil)

  init(queue: DispatchQueue, work: any Workload, units: UnitDispenser, plan: UnitPlan, done: Semaphore) {
    self.queue = queue
    self.work = work
    self.units = units
    self.done = done
    log = Mutex(WorkerLog(passes: plan.passes))
  }

  /// Submits the next unit, if there is one.
  func submit() {
    guard let (unit, pass) = units.next() else {
      log.withLock { $0.usage = .now() }
      done.signal()
      return
    }
    queue.async { self.perform(unit, pass) }
  }

  private func perform(_ unit: Int, _ pass: Int) {
    do {
      try log.withLock { try work.perform(unit, pass: pass, log: &$0) }
      submit()
    } catch {
      failure.withLock { $0 = error }
      done.signal()
    }
  }

  func result() throws -> WorkerLog {
    if let error = failure.withLock({ $0 }) { throw error }
    return log.withLock { $0 }
  }
}
