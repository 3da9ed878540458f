import Interpreters
import Measurement
import PyScripts
import Workloads

/// Measures how threads get on with each other, in Pythons and natively.
public struct Probing: Sendable {
  private let plan: ProbePlan
  private let scripts: PyScripts
  private let launcher: WorkerLauncher
  private let jobs: [ProbeJob]
  private let schedule: ProbeSchedule

  public init(plan: ProbePlan, worker: WorkerProgram, scripts: PyScripts) {
    self.plan = plan
    self.scripts = scripts
    launcher = WorkerLauncher(program: worker)
    jobs = ProbeJob.all(of: plan)
    schedule = ProbeSchedule(
      jobs, budgetSeconds: plan.budgetSeconds * Double(plan.interpreters.count + 1), isQuick: plan.isQuick)
  }

  /// Carries the plan out, one run after another, so that no run disturbs another's figures.
  ///
  /// Cancelling the task ends the run at once; what was measured until then is reported.
  ///
  /// - Throws: ``LabError`` when the lab itself cannot work. A run that crashes or hangs is a result.
  public func run(observe: @Sendable (ProbeEvent) -> Void) async throws -> ProbeReport {
    var report = ProbeReport(
      seed: plan.seed, budgetSeconds: plan.budgetSeconds, blocks: schedule.blocks, host: ProbeHost.here)
    observe(.planned(runs: jobs.count * schedule.blocks))
    var records = jobs.map { $0.conditions.map(ProbeRecord.init) }
    let folders = try RunFolders()
    defer { folders.remove() }
    var seeds = SplitMix64(seed: plan.seed)
    do {
      for (block, order) in CompleteBlocks(schedule.blocks, of: jobs.count, seed: plan.seed).enumerated() {
        for index in order {
          observe(.runStarted(block: block + 1, condition: words(for: jobs[index])))
          defer { observe(.runEnded) }
          // Drawn for a run that is left out too, so that a seed repeats the rest.
          let seed = seeds.next()
          if records[index].contains(where: { $0.failure != nil }) { continue }
          let outcome = try await measure(jobs[index], seed: seed, folders)
          for place in records[index].indices { records[index][place].add(outcome.map { $0[place] }) }
        }
      }
    } catch is CancellationError {
      report.interrupted = true
    }
    report.host.loadAtEnd = HostFacts.load
    report.pythons = plan.interpreters.indices.map { probed($0, zip(jobs, records).map { ($0, $1) }) }
    return report
  }

  private func words(for job: ProbeJob) -> String {
    (job.python.map { "Python \(plan.interpreters[$0].version)" } ?? "Swift") + "  " + job.words
  }

  private func measure(
    _ job: ProbeJob, seed: UInt64, _ folders: RunFolders
  ) async throws -> Result<[ProbeMeasurement], ProbeRunFailure> {
    try Task.checkCancellation()
    var request = ProbeRequest(
      python: nil,
      tasks: job.conditions.map {
        ProbeTask(
          measure: $0.measure, threads: $0.threads, switchIntervalSeconds: $0.switchIntervalSeconds,
          sampleSeconds: schedule.sampleSeconds(of: $0), seed: seed)
      })
    if let python = job.python.map({ plan.interpreters[$0] }) {
      guard let library = python.library else {
        return .failure(ProbeRunFailure(status: .failed, reason: python.reason ?? "it has no shared library"))
      }
      request.python = HostedPython(
        executable: python.executable, library: library, scripts: scripts.path("probes"))
    }
    return try await ProbeRun(launcher: launcher, folders: folders).measure(request)
  }

  private func probed(_ python: Int, _ measured: [(ProbeJob, [ProbeRecord])]) -> ProbedPython {
    let own = measured.filter { $0.0.python == python }.flatMap(\.1)
    let native = measured.filter { $0.0.python == nil }.flatMap(\.1)
    let results = [own, native].flatMap { records in
      records.map { record in
        (
          record.condition.probe,
          record.result(besideOneThread: records.first { record.condition.isMore(than: $0.condition) })
        )
      }
    }
    let interpreter = plan.interpreters[python]
    return ProbedPython(
      version: interpreter.version, executable: interpreter.executable,
      gilEnabled: own.flatMap(\.measurements).compactMap(\.isGILEnabled).last,
      probes: plan.probes.map { probe in
        ProbeResult(probe: probe, conditions: results.filter { $0.0 == probe }.map(\.1))
      })
  }
}
