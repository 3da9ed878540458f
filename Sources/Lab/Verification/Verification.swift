import Documents
import Interpreters
import PyScripts
import Workloads

/// Runs the blocks of documents and says what they did.
public struct Verification: Sendable {
  let plan: VerificationPlan
  let scripts: PyScripts
  let launcher: WorkerLauncher

  public init(plan: VerificationPlan, worker: WorkerProgram, scripts: PyScripts) {
    self.plan = plan
    self.scripts = scripts
    launcher = WorkerLauncher(program: worker)
  }

  /// What came of a plan.
  public struct Outcome: Sendable {
    public var report = VerificationReport()
    /// Documents, or expectations, that could not be read: what is wrong with each.
    public var unreadable: [String] = []

    /// 0 all good, 1 findings, 2 something could not be run.
    public var exitCode: Int32 {
      let runs = report.documents.flatMap(\.snippets).flatMap(\.runs)
      if !unreadable.isEmpty || runs.isEmpty { return 2 }
      return runs.contains { $0.status != .ok && ($0.status != .skipped || !$0.findings.isEmpty) } ? 1 : 0
    }
  }

  /// Carries the plan out, one run after another, so that no run disturbs another's figures.
  ///
  /// - Throws: ``LabError`` when the lab itself cannot work. A document that cannot be read is no error: the rest go on.
  public func run(observe: @Sendable (VerificationEvent) -> Void) async throws -> Outcome {
    var outcome = Outcome()
    var readable: [(Document, Expectations?)] = []
    for path in plan.documents {
      do {
        let document = try Document.load(path: path)
        readable.append((document, try Expectations.load(beside: document)))
      } catch {
        outcome.unreadable.append("\(error)")
      }
    }
    let blocks = readable.reduce(0) { $0 + $1.0.snippets.count }
    observe(.planned(runs: blocks * plan.interpreters.count * plan.startMethods.count))
    let folders = try RunFolders()
    defer { folders.remove() }
    for (document, expectations) in readable {
      let verification = DocumentVerification(
        plan: plan, scripts: scripts, launcher: launcher, folders: folders, document: document,
        expectations: expectations)
      outcome.report.documents.append(try await verification.run(observe: observe))
    }
    return outcome
  }
}
