import Measurement
import Synchronization
import Workloads

/// A timer of 1 ms in Swift concurrency, beside units of work or waits, and how late it is.
struct TimerLoop {
  /// The workload whose units the timer has beside it, by its own.
  static let units = ["loop": PureArithmetic.id, "loop.wait": Sleeping.id]

  private let model: UnitsModel

  init(_ model: UnitsModel) { self.model = model }

  func report() throws -> SampleReport {
    let work = try NativeCatalog.work(for: model.request)
    guard model.model != .serial else { return try oneTask(work, UnitPlan(model.request, workers: 1)) }
    let timer = LoopTimer()
    let ticks = TaskBridge.start { try await timer.run() }
    let outcome: SampleOutcome
    do { outcome = try model.run(work) } catch {
      timer.stop()
      throw error
    }
    timer.stop()
    var report = try outcome.report()
    report.latencies = try ticks.wait()
      .filter { $0.due > outcome.startLine && $0.due <= outcome.end }.map(\.lateSeconds)
    return report
  }

  /// The timer's own task does the units, as many between two ticks as there is time for; a wait blocks its thread.
  private func oneTask(_ work: any Workload, _ plan: UnitPlan) throws -> SampleReport {
    try TaskBridge.wait {
      var log = WorkerLog(passes: plan.passes)
      var ticks: [Tick] = []
      let usage = ProcessUsage.now()
      let startLine = MonotonicNanoseconds.now()
      var due = startLine + Tick.periodNanoseconds
      for pass in 0..<plan.passes {
        for unit in 0..<plan.units {
          try work.perform(unit, pass: pass, log: &log)
          await Task.yield()
          let now = MonotonicNanoseconds.now()
          guard now >= due else { continue }
          ticks.append(Tick(due: due, came: now))
          due = now + Tick.periodNanoseconds
        }
      }
      log.usage = .now()
      let outcome = SampleOutcome(
        logs: [log], began: startLine, ready: startLine, startLine: startLine, gone: MonotonicNanoseconds.now(),
        usage: log.usage - usage)
      var report = try outcome.report()
      report.latencies = ticks.map(\.lateSeconds)
      return report
    }
  }
}

/// One tick of a timer, in nanoseconds on CLOCK_MONOTONIC.
private struct Tick: Sendable {
  static let periodNanoseconds: UInt64 = 1_000_000

  var due: UInt64
  var came: UInt64

  var lateSeconds: Double { Double(came - min(came, due)) / 1e9 }
}

/// Ticks until it is stopped: each is due one period after the one before came.
private final class LoopTimer: Sendable {
  private let isStopped = Atomic(false)

  func stop() { isStopped.store(true, ordering: .releasing) }

  @concurrent
  func run() async throws -> [Tick] {
    var ticks: [Tick] = []
    while !isStopped.load(ordering: .acquiring) {
      let due = MonotonicNanoseconds.now() + Tick.periodNanoseconds
      try await Task.sleep(for: .nanoseconds(Tick.periodNanoseconds))
      ticks.append(Tick(due: due, came: MonotonicNanoseconds.now()))
    }
    return ticks
  }
}
