import Measurement
import Store
import Workloads

/// Measures every cell of a comparison in randomised complete blocks, and keeps each block as soon as it is whole.
public struct ComparisonRun: Sendable {
  /// A block is in doubt when the hypervisor gave more than this share of the machine's time to others …
  static let tolerableSteal = 0.02
  /// … or when other programs used more than this share of it.
  static let tolerableOthers = 0.1

  let worker: WorkerProgram
  let native: NativeProgram
  /// Folder of gillab's Python files.
  let scripts: String
  let store: ResultStore

  public init(worker: WorkerProgram, native: NativeProgram, scripts: String, store: ResultStore) {
    self.worker = worker
    self.native = native
    self.scripts = scripts
    self.store = store
  }

  /// Starts a new run and carries it out.
  ///
  /// Cancelling the task ends it at once: what was measured until then is kept, and the run can be resumed.
  ///
  /// - Parameter program: What the run's record says about this program and its command line.
  /// - Throws: ``ComparisonError``, ``LabError``, or `StoreError` before anything was measured.
  public func start(
    _ request: ComparisonRequest, program: ProgramFacts, observe: @escaping @Sendable (ComparisonEvent) -> Void
  ) async throws -> ComparisonOutcome {
    let host = HostRecord.here
    let now = WallClock.secondsSince1970
    let cells = try ComparisonCells.all(of: request, cores: host.cores)
    let record = RunRecord(
      id: RunName.make(at: now), startedAt: now, command: program.command, version: program.version,
      commit: program.commit, plan: request.plan, host: host, program: try stamp)
    try store.begin(record, cells: cells)
    return try await carryOut(
      StoredRun(record: record, cells: cells), observe)
  }

  /// Goes on with a run that was cut off or interrupted.
  ///
  /// - Parameters:
  ///   - named: Its name or the beginning of it; nil for the newest that can be gone on with.
  ///   - budgetSeconds: Instead of what is left of its own.
  ///   - program: This program; what is really carried out must be what the run was begun with.
  /// - Throws: As ``start(_:program:observe:)``, and ``ComparisonError/cannotResume(run:reason:)``.
  public func resume(
    _ named: String?, budgetSeconds: Double? = nil, program: ProgramFacts,
    observe: @escaping @Sendable (ComparisonEvent) -> Void
  ) async throws -> ComparisonOutcome {
    var run = try store.claim(unfinished: named)
    do {
      try refuseOtherProgram(run, program)
      try refuseOtherMachine(run)
      try store.begin(again: run.record.id)
    } catch {
      try? store.release(run.record.id)
      throw error
    }
    run.record.state = .running
    if let budgetSeconds {
      run.record.plan.budgetSeconds = budgetSeconds
      run.record.plan.blocks = nil
    } else {
      run.record.plan.budgetSeconds = run.budgetLeftSeconds
    }
    return try await carryOut(run, observe)
  }

  /// What is carried out in the samples.
  private var stamp: ProgramStamp {
    get throws(LabError) { try ProgramStamp(worker: worker, native: native, scripts: scripts) }
  }

  private func refuseOtherProgram(_ run: StoredRun, _ program: ProgramFacts) throws {
    func refuse(_ reason: String) -> ComparisonError { .cannotResume(run: run.record.id, reason: reason) }
    guard run.record.version == program.version else {
      throw refuse("it was begun by gillab \(run.record.version), and this is gillab \(program.version)")
    }
    guard let before = run.record.program, before.isWhole else {
      throw refuse("it was begun by an earlier gillab, which did not keep all that it measured with")
    }
    let changes = before.changes(to: try stamp)
    guard changes.isEmpty else {
      let verb = changes.count == 1 ? "has" : "have"
      throw refuse(
        "\(changes.joined(separator: ", ")) \(verb) changed since it was begun, so it would go on with other work")
    }
  }

  private func refuseOtherMachine(_ run: StoredRun) throws(ComparisonError) {
    if let objection = HostRecord.here.objection(toMeasurementOn: run.record.host) {
      throw .cannotResume(run: run.record.id, reason: objection)
    }
    for python in Set(run.cells.compactMap(\.python)) where PythonBuild.now(python) != python {
      throw .cannotResume(run: run.record.id, reason: ReasonPhrase.pythonGone(python.library))
    }
  }

  private func carryOut(
    _ run: StoredRun, _ observe: @escaping @Sendable (ComparisonEvent) -> Void
  ) async throws -> ComparisonOutcome {
    let folders = try RunFolders()
    defer { folders.remove() }
    let needsServer = run.cells.contains { WorkloadCatalog[$0.workload]?.needsServer ?? false }
    let sizing = SampleSizing()
    let blocks = { @Sendable (server: LoopbackServer?) async throws -> ComparisonOutcome in
      let runner = SampleRunner(
        launcher: WorkerLauncher(program: worker), native: native, folders: folders, scripts: scripts, server: server,
        serverDelayMicroseconds: run.record.plan.serverDelay, seed: run.record.plan.seed)
      var blocks = ComparisonBlocks(run: run, store: store, runner: runner, sizing: sizing, observe: observe)
      return try await blocks.carryOut()
    }
    return needsServer ? try await LoopbackServer.whileRunning(native) { try await blocks($0) } : try await blocks(nil)
  }
}

extension StoredRun {
  /// What the pilot and the blocks have left of the budget; nil without one.
  ///
  /// A run that was cut off in its pilot has another, whose time is not spent yet.
  var budgetLeftSeconds: Double? {
    let pilot = blocks.isEmpty ? 0 : record.pilotSeconds ?? 0
    return record.plan.budgetSeconds.map { $0 - pilot - blocks.reduce(0) { $0 + $1.seconds } }
  }
}

/// What a run came to.
public struct ComparisonOutcome: Sendable {
  public var run: StoredRun
  public var isInterrupted: Bool
  /// Why the store took no more; what was measured is in `run` all the same.
  public var storeFailure: StoreError?
}

/// This program, as a run's record names it.
public struct ProgramFacts: Sendable {
  public var command: [String]
  public var version: String
  public var commit: String?

  public init(command: [String], version: String, commit: String?) {
    self.command = command
    self.version = version
    self.commit = commit
  }
}
