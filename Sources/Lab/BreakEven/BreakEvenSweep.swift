import FoundationEssentials
import Interpreters
import Measurement
import PyScripts
import Workloads

/// Measures from which length of a task on each model pays.
///
/// In rounds: each round gives every model whose search is not over a fresh process, in an order drawn anew, which takes a
/// pair, or a few, of the next point of each payload.
public struct BreakEvenSweep: Sendable {
  private let plan: BreakEvenPlan
  private let scripts: PyScripts
  private let launcher: WorkerLauncher

  public init(plan: BreakEvenPlan, worker: WorkerProgram, scripts: PyScripts) {
    self.plan = plan
    self.scripts = scripts
    launcher = WorkerLauncher(program: worker)
  }

  /// Cancelling the task ends the sweep at once; what was measured until then is reported.
  ///
  /// - Throws: ``LabError`` when the lab itself cannot work.
  public func run(observe: @Sendable (BreakEvenEvent) -> Void) async throws -> BreakEvenReport {
    var report = BreakEvenReport(
      seed: plan.seed, host: HostRecord.here, task: plan.task, workers: plan.workers, threshold: plan.threshold,
      taskSeconds: BreakEvenPlan.taskSeconds, payloadBytes: plan.payloadBytes)
    let folders = try RunFolders()
    defer { folders.remove() }
    var generator = SplitMix64(seed: plan.seed)
    for interpreter in plan.interpreters where !report.interrupted {
      var models = plan.models.map { BreakEvenProgress(model: $0, plan: plan, interpreter: interpreter) }
      do {
        try await measure(&models, in: interpreter, &generator, folders, observe)
      } catch is CancellationError {
        report.interrupted = true
      }
      report.pythons.append(
        BreakEvenPython(
          version: interpreter.version, executable: interpreter.executable, models: models.map(\.result)))
    }
    return report
  }

  private func measure(
    _ models: inout [BreakEvenProgress], in interpreter: Interpreter, _ generator: inout SplitMix64,
    _ folders: RunFolders, _ observe: @Sendable (BreakEvenEvent) -> Void
  ) async throws {
    let end = MonotonicSeconds.now() + plan.budgetSeconds
    var round = 0
    /// Whether what is left is shared out among the models; else one after the other may have all of it.
    var isShared = true
    while models.contains(where: \.isOpen), MonotonicSeconds.now() < end {
      var given = 0
      let order = models.indices.shuffled(using: &generator).filter { models[$0].isOpen }
      // What was begun is judged first, when no share is enough for a judgement any more.
      for place in isShared ? order : order.filter({ models[$0].isBegun }) + order.filter({ !models[$0].isBegun }) {
        let left = end - MonotonicSeconds.now()
        // Every model gets a look at least.
        guard left > 0 || round == 0 else { return }
        let share = left / Double(isShared ? models.filter(\.isOpen).count : 1)
        let points = models[place].nextPoints(budgetSeconds: share)
        guard !points.isEmpty else { continue }
        observe(.round(python: interpreter.version, model: models[place].model, round: round + 1, secondsLeft: left))
        given += 1
        let begin = MonotonicSeconds.now()
        let answer = try await take(points, of: models[place].model, interpreter, folders)
        models[place].add(answer, for: points, seconds: MonotonicSeconds.now() - begin)
        if !isShared { break }
      }
      round += 1
      guard given == 0 else { continue }
      guard isShared else { return }
      isShared = false
    }
  }

  private func take(
    _ points: [BreakEvenTarget], of model: PythonModel, _ interpreter: Interpreter, _ folders: RunFolders
  ) async throws -> Result<[BreakEvenAnswer.Point], BreakEvenFailure> {
    try Task.checkCancellation()
    let request = BreakEvenScriptRequest(
      kind: plan.task.rawValue, workers: plan.workers, model: model.rawValue,
      points: points.map { target in
        BreakEvenScriptRequest.Point(
          taskSeconds: BreakEvenPlan.taskSeconds[target.length],
          payloadBytes: plan.payloadBytes[target.payload], pairs: target.pairs)
      })
    do {
      let outcome = try await supervised(request, interpreter, folders)
      try Task.checkCancellation()
      return outcome
    } catch {
      // A terminal's Ctrl-C also ends the workers, which remove their folders, maybe before this process hears of it.
      try await Task.sleep(for: .milliseconds(200))
      throw error
    }
  }

  private func supervised(
    _ request: BreakEvenScriptRequest, _ interpreter: Interpreter, _ folders: RunFolders
  ) async throws -> Result<[BreakEvenAnswer.Point], BreakEvenFailure> {
    try await folders.withRunFolder(UUID().uuidString) { folder, workingDirectory in
      let (asked, answered) = ("\(folder)/sweep-request.json", "\(folder)/sweep-report.json")
      if let reason = RunFile.write(Array(try JSONEncoder().encode(request)), to: asked) {
        throw LabError.temporaryFolder(path: folder, reason: reason)
      }
      let expected = request.points.reduce(0) { sum, point in
        sum + Double(point.pairs + 1) * 2 * Double(request.workers) * point.taskSeconds
      }
      let timeoutSeconds = 60 + 10 * expected
      let result = try await launcher.run(
        RunRequest(
          program: .script(
            HostedScript(
              executable: interpreter.executable, library: interpreter.library ?? "",
              path: scripts.path("breakeven/sweep.py"), arguments: [asked, answered])),
          workingDirectory: workingDirectory, timeoutSeconds: timeoutSeconds, outputLimitBytes: 1 << 16),
        in: folder)
      let record = SampleOutcome(result, in: folder, timeoutSeconds: timeoutSeconds).failure
      if let record { return .failure(BreakEvenFailure(status: record.status, reason: record.reason ?? "no reason")) }
      let bytes = RunFile.read(answered) ?? []
      guard let answer = try? JSONDecoder().decode(BreakEvenAnswer.self, from: Data(bytes)),
        answer.points.count == request.points.count, answer.points.allSatisfy(\.isWhole)
      else { return .failure(BreakEvenFailure(status: .failed, reason: "it left no report")) }
      return .success(answer.points)
    }
  }
}
