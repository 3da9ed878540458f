import Interpreters
import Store
import Workloads

/// Decides the claims of a document by measurement, and measures only what no stored run has yet.
public struct ClaimsStudy: Sendable {
  /// How long claims are measured for where nobody says how long.
  public static let standardBudgetSeconds = 300.0

  private let worker: WorkerProgram
  private let native: NativeProgram
  /// Folder of gillab's Python files.
  private let scripts: String
  private let store: ResultStore
  /// What would be carried out, as the programs were when this was made.
  private let programs: ProgramStamp

  /// - Throws: ``LabError`` where one of the programs or Python files is not there.
  public init(worker: WorkerProgram, native: NativeProgram, scripts: String, store: ResultStore) throws(LabError) {
    self.worker = worker
    self.native = native
    self.scripts = scripts
    self.store = store
    programs = try ProgramStamp(worker: worker, native: native, scripts: scripts)
  }

  /// Decides claims by what the store has.
  ///
  /// A stored run counts if it was made on this machine, by these programs and with these very interpreters.
  public func judge(_ file: ClaimsFile, interpreters: [Interpreter]) throws(StoreError) -> JudgedClaims {
    let sources = try stored(file, interpreters)
    let findings = ClaimsEvaluation(file: file, sources: sources, host: .here).findings
    let missing = sources.plan.experiments.filter { sources.missing.map(\.experiment).contains($0) }
    return JudgedClaims(
      report: findings.report,
      wanted: missing.map { WantedComparison(workload: $0.workload, size: $0.size, reason: .isMissing) }
        + sources.furtherRuns(for: findings.leftOpen, interpreters).map {
          WantedComparison(
            workload: $0.work.experiment.workload, size: $0.work.experiment.size,
            reason: .isLeftOpen(seconds: $0.seconds))
        })
  }

  /// Measures what no stored run has in six blocks, one comparison for each workload and size, and decides the claims.
  ///
  /// Each comparison is kept in the store as any other. One that was begun gets six blocks, and the first is always begun; when
  /// the budget is spent no other is begun, and a later call goes on from there. What is left of it then goes to further
  /// runs, of twice as many blocks, of what noise leaves open. Cancelling the task ends the measuring; the report then has
  /// what was measured until then. So does a failure of the program itself or of the store.
  ///
  /// - Parameters:
  ///   - budgetSeconds: For all that is measured. It is shared among the comparisons by what a block of each takes.
  ///   - isAnew: Whether what the store has is measured again, too: another hour may decide what one left undecided. What
  ///     the budget does not reach is judged by what the store has.
  ///   - program: What the runs' records say about this program and its command line.
  /// - Throws: Where the store cannot be read before anything is measured.
  public func measure(
    _ file: ClaimsFile, interpreters: [Interpreter], budgetSeconds: Double, isAnew: Bool = false,
    program: ProgramFacts, progress: @escaping @Sendable (ClaimsEvent) -> Void
  ) async throws(StoreError) -> ClaimsOutcome {
    let known = try stored(file, interpreters)
    var measurement = ClaimsMeasurement(
      file, interpreters, from: known, budgetSeconds: budgetSeconds,
      comparison: ComparisonRun(worker: worker, native: native, scripts: scripts, store: store), store: store,
      program: program, progress: progress)
    await measurement.measureMissing(isAnew: isAnew)
    await measurement.measureOpen()
    return ClaimsOutcome(
      report: ClaimsEvaluation(file: file, sources: measurement.sources, host: .here).report,
      shortfall: measurement.shortfall, failure: measurement.failure)
  }

  /// What the store has of what the claims need, the newest runs first.
  private func stored(_ file: ClaimsFile, _ interpreters: [Interpreter]) throws(StoreError) -> ClaimSources {
    var sources = unmeasured(file, interpreters)
    for summary in try store.runs() where sources.conditions.hold(for: summary.record) && summary.blocks > 0 {
      let wanted = sources.wantedWorkloads
      if wanted.isEmpty { break }
      if wanted.isDisjoint(with: summary.workloads) { continue }
      sources.take(try store.run(named: summary.record.id))
    }
    return sources
  }

  private func unmeasured(_ file: ClaimsFile, _ interpreters: [Interpreter]) -> ClaimSources {
    let host = HostRecord.here
    return ClaimSources(
      plan: ClaimsPlan(file.content.claims, pythons: interpreters.map(ClaimPython.init), cores: host.cores),
      conditions: ClaimSources.Conditions(host: host, program: programs))
  }
}
