import Documents
import FoundationEssentials
import Interpreters
import PyScripts
import SystemPackage
import Workloads

/// Runs the blocks of one document.
struct DocumentVerification: Sendable {
  let plan: VerificationPlan
  let scripts: PyScripts
  let launcher: WorkerLauncher
  let folders: RunFolders
  let document: Document
  let expectations: Expectations?

  func run(observe: (VerificationEvent) -> Void) async throws -> DocumentReport {
    var inspections: [[String: BlockInspection]] = []
    for interpreter in plan.interpreters where !document.snippets.isEmpty {
      inspections.append(try await BlockInspector(scripts: scripts).inspect(document.snippets, with: interpreter))
    }
    let notices = document.notices.map { Finding(kind: $0.kind.rawValue, message: $0.message, line: $0.line) }
    var report = DocumentReport(
      path: document.path, sha256: document.bytesSHA256, expectationsSHA256: expectations?.bytesSHA256,
      notices: notices, snippets: [])
    for snippet in document.snippets {
      report.snippets.append(
        try await verify(snippet, inspections.map { $0[snippet.id] }, observe: observe))
    }
    return report
  }

  private func verify(
    _ snippet: Snippet, _ inspections: [BlockInspection?], observe: (VerificationEvent) -> Void
  ) async throws -> SnippetReport {
    var report = SnippetReport(
      id: snippet.id, line: snippet.line, heading: snippet.heading, language: snippet.language, sha256: snippet.sha256)
    if let unparsable = unparsable(snippet, inspections) {
      report.runs = [unparsable]
      return report
    }
    var made: [MadeRun] = []
    for (interpreter, inspection) in zip(plan.interpreters, inspections) {
      var loadsMultiprocessing: Bool?
      for startMethod in plan.startMethods {
        observe(
          .runStarted(
            document: document.path, snippet: snippet.id, line: snippet.line, python: interpreter.version,
            startMethod: startMethod.rawValue))
        defer { observe(.runEnded) }
        let run = PlannedRun(
          interpreter: interpreter, startMethod: startMethod, inspection: inspection)
        if let reason = reasonToSkip(run, snippet, loadsMultiprocessing) {
          report.runs.append(
            RunReport(
              python: interpreter.version, startMethod: startMethod.rawValue, status: .skipped, reason: reason))
          continue
        }
        let result = try await perform(run, snippet)
        loadsMultiprocessing = loadsMultiprocessing == true || result.events.contains { $0.kind == .multiprocessing }
        made.append(MadeRun(index: report.runs.count, run: run, result: result))
        report.runs.append(judge(run, result, snippet))
      }
    }
    try await compareOutputs(made, snippet, &report)
    report.twin = try await runTwin(of: snippet, beside: made.first?.result)
    return report
  }

  // MARK: One run

  struct PlannedRun {
    let interpreter: Interpreter
    let startMethod: StartMethod
    let inspection: BlockInspection?

    /// The start method in force.
    var effectiveStartMethod: String {
      startMethod == .default ? (interpreter.defaultStartMethod ?? "fork") : startMethod.rawValue
    }
  }

  struct MadeRun {
    /// Place of its report among the block's runs.
    let index: Int
    let run: PlannedRun
    let result: RunResult
  }

  func perform(_ run: PlannedRun, _ snippet: Snippet) async throws -> RunResult {
    guard let library = run.interpreter.library else {
      return RunResult(ending: .notStarted(reason: run.interpreter.reason ?? "it has no shared library"))
    }
    return try await folders.withRunFolder(UUID().uuidString) { folder, workingDirectory in
      let program = HostedSnippet(
        executable: run.interpreter.executable, library: library, document: absolutePath(document.path),
        line: snippet.line, source: snippet.source,
        startMethod: run.startMethod == .default ? nil : run.startMethod.rawValue,
        guards: run.inspection?.guards ?? [], witness: scripts.path("witness/witness.py"),
        witnessCache: folders.cache)
      let request = RunRequest(
        program: .snippet(program), workingDirectory: workingDirectory, timeoutSeconds: plan.timeoutSeconds,
        outputLimitBytes: plan.outputLimitBytes)
      let result = try await launcher.run(request, in: folder)
      // Cancelling kills the server, which looks like the block's own end.
      try Task.checkCancellation()
      return result
    }
  }

  private func judge(_ run: PlannedRun, _ result: RunResult, _ snippet: Snippet) -> RunReport {
    var report = RunReport(
      python: run.interpreter.version, startMethod: run.startMethod.rawValue, status: .ok)
    let expected = expected(of: run, snippet.id)
    Verdict(
      result: result, prints: run.inspection?.prints ?? false, unmet: expected?.unmet(by: result) ?? [],
      expectedExitCode: expected?.exitCode ?? 0, allows: { expected?.allows($0) ?? false },
      timeoutSeconds: plan.timeoutSeconds
    ).apply(to: &report)
    return report
  }

  func expected(of run: PlannedRun, _ block: String) -> BlockExpectations? {
    expectations.map {
      BlockExpectations(
        expectations: $0, block: block, startMethod: run.effectiveStartMethod, pythonVersion: run.interpreter.version)
    }
  }

  // MARK: Runs that are not made

  /// One report in place of all runs, when no interpreter can parse the block.
  private func unparsable(_ snippet: Snippet, _ inspections: [BlockInspection?]) -> RunReport? {
    let errors = inspections.compactMap { $0?.error }
    guard let last = errors.last, errors.count == inspections.count, let newest = plan.interpreters.last else {
      return nil
    }
    var report = RunReport(python: newest.version, startMethod: "default", status: .skipped)
    let run = PlannedRun(interpreter: newest, startMethod: .default, inspection: nil)
    if let reason = expected(of: run, snippet.id)?.skip {
      report.reason = reason
      return report
    }
    let whose = errors.count == 1 ? "Python \(newest.version)" : "none of the \(errors.count) Pythons"
    let verb = errors.count == 1 ? "cannot" : "can"
    report.reason = "\(whose) \(verb) parse it: \(last.message)"
    if expected(of: run, snippet.id)?.allows("unparsable") == true { return report }
    report.findings = [Finding(kind: "unparsable", message: report.reason ?? "", line: last.line)]
    return report
  }

  private func reasonToSkip(_ run: PlannedRun, _ snippet: Snippet, _ loadsMultiprocessing: Bool?) -> String? {
    if let reason = expected(of: run, snippet.id)?.skip { return reason }
    if run.startMethod != .default, !run.interpreter.startMethods.contains(run.startMethod.rawValue) {
      return "Python \(run.interpreter.version) has no start method \(run.startMethod.rawValue) here"
    }
    // Seen in this interpreter's earlier run: without multiprocessing there is nothing that a start method changes.
    return loadsMultiprocessing == false ? ReasonPhrase.startMethodsChangeNothing() : nil
  }

  private func absolutePath(_ path: String) -> String {
    let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    // Without `..`, as Python would show it; symbolic links stay, as they do there.
    return FilePath(absolute).lexicallyNormalized().string
  }
}
