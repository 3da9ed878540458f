import Measurement
import Synchronization
import Workloads

extension UnitsModel {
  /// A pthread for each worker.
  func runThreads(_ work: any Workload, _ plan: UnitPlan) throws -> SampleOutcome {
    let gate = Gate()
    let results = WorkerResults(plan.workers)
    let starts = WorkerStarts()
    let existing = StartLine(plan.workers)
    let began = MonotonicNanoseconds.now()
    let threads = try NativeThread.several(
      plan.workers, gate: gate, existing: existing,
      prepare: { worker in starts.begin(at: existing) { try plan.warmUp(work, worker: worker) } },
      body: { worker in results.set(worker, Result { try plan.perform(work, worker: worker) }) })
    gate.awaitArrivals(plan.workers)
    if let failure = starts.failure {
      gate.callOff(for: plan.workers)
      for thread in threads { thread.join() }
      throw failure
    }
    atStartLine([])
    let usage = ProcessUsage.now()
    let startLine = MonotonicNanoseconds.now()
    gate.open(for: plan.workers)
    for thread in threads { thread.join() }
    let gone = MonotonicNanoseconds.now()
    afterUnits([])
    let logs = try results.logs()
    return SampleOutcome(
      logs: logs, began: began, ready: starts.latest, startLine: startLine, gone: gone,
      usage: logs.map(\.usage).reduce(usage, ProcessUsage.later) - usage)
  }
}

extension NativeThread {
  /// Starts threads that prepare themselves and then wait at a gate.
  ///
  /// - Parameter existing: Where `prepare` waits for all of them; it is called off where one is missing.
  /// - Throws: ``Unsupported`` where the system does not give as many; those that it gave have ended then.
  static func several(
    _ count: Int, gate: Gate, existing: StartLine? = nil,
    prepare: @escaping @Sendable (_ worker: Int) -> Void = { _ in },
    body: @escaping @Sendable (_ worker: Int) -> Void
  ) throws -> [NativeThread] {
    var threads: [NativeThread] = []
    do {
      for worker in 0..<count {
        threads.append(
          try NativeThread(name: "worker-\(worker)") {
            prepare(worker)
            if gate.arrive() { body(worker) }
          })
      }
    } catch {
      existing?.callOff()
      gate.callOff(for: threads.count)
      for thread in threads { thread.join() }
      throw Unsupported("after \(threads.count) threads, \(error)")
    }
    return threads
  }
}
