import Interpreters
import Measurement
import Store
import Workloads

/// Decides the claims of a document by measurement, and measures only what no stored run has yet.
public struct ClaimsStudy: Sendable {
  private let worker: WorkerProgram
  private let native: NativeProgram
  /// Folder of gillab's Python files.
  private let scripts: String
  private let store: ResultStore

  public init(worker: WorkerProgram, native: NativeProgram, scripts: String, store: ResultStore) {
    self.worker = worker
    self.native = native
    self.scripts = scripts
    self.store = store
  }

  /// Decides claims by what the store has.
  ///
  /// A stored run counts if it was made on this machine, by these programs and with these very interpreters.
  public func judge(_ file: ClaimsFile, interpreters: [Interpreter]) throws -> ClaimsReport {
    ClaimsEvaluation(file: file, sources: try stored(file, interpreters), host: .here).report
  }

  /// Measures what no stored run has in six blocks, one comparison for each workload and size, and decides the claims.
  ///
  /// Each comparison is kept in the store as any other. One that was begun gets six blocks, also beyond the budget; when
  /// the budget is spent no other is begun, and a later call goes on from there. Cancelling the task ends the
  /// measuring; the report then has what was measured until then.
  ///
  /// - Parameters:
  ///   - budgetSeconds: For all that is measured. It is shared among the comparisons by what a block of each takes.
  ///   - isAnew: Whether what the store has is measured again, too: another hour may decide what one left undecided.
  ///   - program: What the runs' records say about this program and its command line.
  /// - Throws: ``LabError`` or `StoreError` where nothing can be measured or kept at all.
  public func measure(
    _ file: ClaimsFile, interpreters: [Interpreter], budgetSeconds: Double, isAnew: Bool = false,
    program: ProgramFacts, progress: @escaping @Sendable (ClaimsEvent) -> Void
  ) async throws -> ClaimsReport {
    var sources = isAnew ? try unmeasured(file, interpreters) : try stored(file, interpreters)
    let work = Work(sources, interpreters)
    var budget = ClaimsBudget()
    progress(
      .planned(
        experiments: sources.plan.experiments.count, missing: work.items.count,
        estimatedSeconds: work.items.reduce(0) {
          $0 + budget.blockSeconds($1.experiment, cells: $1.cells) * Double(ClaimSources.leastBlocks + 1)
        }))
    let begin = MonotonicSeconds.now()
    for (place, item) in work.items.enumerated() where !Task.isCancelled {
      let left = budgetSeconds - (MonotonicSeconds.now() - begin)
      guard left > 0 else {
        sources.note(gap: ReasonPhrase.budgetSpent(), of: item.experiment)
        continue
      }
      let others = work.items[(place + 1)...].map { budget.blockSeconds($0.experiment, cells: $0.cells) }
      let blocks = budget.blocks(
        blockSeconds: budget.blockSeconds(item.experiment, cells: item.cells), others: others, seconds: left)
      guard
        let request = sources.plan.request(
          item.experiment, in: item.pythons, blocks: blocks, seed: UInt64.random(in: 0..<1_000_000))
      else { continue }
      progress(
        .experiment(
          workload: item.experiment.workload, size: item.experiment.size, place: place + 1, count: work.items.count,
          secondsLeft: left))
      let start = MonotonicSeconds.now()
      do {
        let outcome = try await ComparisonRun(worker: worker, native: native, scripts: scripts, store: store)
          .start(request, program: program) { progress(.comparison($0)) }
        sources.take(outcome.run)
        budget.learn(
          item.experiment, cells: item.cells, blocks: outcome.run.blocks.count, seconds: MonotonicSeconds.now() - start)
        if let failure = outcome.storeFailure { throw failure }
      } catch is CancellationError {
        break
      } catch let error as ComparisonError {
        sources.note(gap: "\(error)", of: item.experiment)
        progress(.warning("\(item.experiment.workload): \(error)"))
      }
    }
    return ClaimsEvaluation(file: file, sources: sources, host: .here).report
  }

  /// What the store has of what the claims need.
  private func stored(_ file: ClaimsFile, _ interpreters: [Interpreter]) throws -> ClaimSources {
    var sources = try unmeasured(file, interpreters)
    for summary in try store.runs() where sources.conditions.hold(for: summary.record) && summary.blocks > 0 {
      let missing = Set(sources.missing.map(\.experiment.workload))
      if missing.isEmpty { break }
      if missing.isDisjoint(with: summary.workloads) { continue }
      sources.take(try store.run(named: summary.record.id))
    }
    return sources
  }

  private func unmeasured(_ file: ClaimsFile, _ interpreters: [Interpreter]) throws -> ClaimSources {
    let host = HostRecord.here
    return ClaimSources(
      plan: ClaimsPlan(file.content.claims, pythons: interpreters.map(ClaimPython.init), cores: host.cores),
      conditions: ClaimSources.Conditions(
        host: host, program: try ProgramStamp(worker: worker, native: native, scripts: scripts)))
  }
}

extension ClaimsStudy {
  /// The comparisons that have to be made, in the order of the claims.
  fileprivate struct Work {
    struct Item {
      let experiment: ClaimExperiment
      let pythons: [(python: ClaimPython, interpreter: Interpreter)]
      /// Of all Pythons, with what a comparison adds by itself: serial cells and null twins.
      let cells: Int
    }

    let items: [Item]

    init(_ sources: ClaimSources, _ interpreters: [Interpreter]) {
      let missing = sources.missing
      let pythons = Array(zip(sources.plan.pythons, interpreters))
      items = sources.plan.experiments.compactMap { experiment in
        let own = pythons.filter { python, _ in
          missing.contains(ClaimsPlan.Need(experiment: experiment, python: python.build))
        }
        guard !own.isEmpty else { return nil }
        let cells = own.reduce(0) { sum, each in
          sum + (sources.plan.cells[ClaimsPlan.Need(experiment: experiment, python: each.0.build)]?.count ?? 0) + 2
        }
        return Item(
          experiment: experiment, pythons: own.map { (python: $0.0, interpreter: $0.1) }, cells: cells)
      }
    }
  }
}
