import FoundationEssentials
import Interpreters
import PyScripts
import Store
import Workloads

@testable import Lab

/// A store and interpreters of a test's own: files that nobody runs.
final class StudyBench: Sendable {
  let folder: String
  let store: ResultStore
  let scripts: PyScripts

  /// What measures here and now.
  static let programs = ProgramStamp(
    gillab: "9f", gillabNative: "60", pythonModels: "fc", pythonWorkloads: "a4", otherPython: ["probes": "c1"],
    variables: [:])
  /// What measured before gillab was built anew.
  static let earlierPrograms = ProgramStamp(
    gillab: "00", gillabNative: "60", pythonModels: "fc", pythonWorkloads: "a4", otherPython: ["probes": "c1"],
    variables: [:])

  init() throws {
    folder = "\(FileManager.default.temporaryDirectory.path)/gillab-study-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try ResultStore(path: folder + "/results.sqlite", access: .write)
    scripts = try PyScripts.locate()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// An interpreter whose library is a file that is there.
  func interpreter(_ version: String) throws -> Interpreter {
    let library = "\(folder)/libpython\(version).so"
    if !FileManager.default.fileExists(atPath: library) { try Data(version.utf8).write(to: URL(filePath: library)) }
    let text = """
      {"version": "\(version)", "executable": "\(folder)/python\(version)", "library": "\(library)", "gil": "on",
       "ownGIL": true, "startMethods": ["fork"], "defaultStartMethod": "fork", "usable": true, "prefix": "/",
       "basePrefix": "/"}
      """
    return try JSONDecoder().decode(Interpreter.self, from: Data(text.utf8))
  }

  func stamp(at startedAt: Double = 1, programs: ProgramStamp = StudyBench.programs) -> ResultStamp {
    ResultStamp(
      program: ProgramFacts(command: ["gillab", "test"], version: "0.1.0", commit: nil), programs: programs,
      startedAt: startedAt)
  }

  /// Keeps a document; its name.
  @discardableResult
  func keep(
    _ document: some KeptDocument, of interpreters: [Interpreter], at startedAt: Double = 1,
    programs: ProgramStamp = StudyBench.programs
  ) throws -> String {
    let result = try stamp(at: startedAt, programs: programs).result(document, of: interpreters)
    try store.add(result)
    return result.record.name
  }

  /// Keeps a finished run of Swift's cells.
  func keep(
    run id: String, of workload: String, at startedAt: Double = 1, pythons: [Interpreter] = [],
    programs: ProgramStamp = StudyBench.programs
  ) throws {
    var run = SyntheticRun()
    run.add(.swift, "serial", of: workload, speed: 100)
    var stored = run.run
    stored.record.id = id
    stored.record.startedAt = startedAt
    stored.record.host = HostRecord.here
    stored.record.program = programs
    for python in pythons {
      var cell = stored.cells[0]
      cell.index = stored.cells.count
      cell.language = .python
      cell.python = PythonBuild(python)
      stored.cells.append(cell)
    }
    try store.begin(stored.record, cells: stored.cells)
    try store.append(
      stored.blocks.map { block in (block, stored.samples.filter { $0.block == block.number }) }, to: id)
    try store.finish(id, state: .finished, at: startedAt + 60)
  }

  var document: String { scripts.path("documents/python-concurrency.md") }

  func request(_ interpreters: [Interpreter], runs: [String] = []) -> ReportRequest {
    ReportRequest(
      document: document, runs: runs, interpreters: interpreters, command: ["gillab", "report"], keeping: ["--keep"])
  }

  func report(
    _ request: ReportRequest, claims: (any StudiedClaims)? = nil, failures: [ReportSource.Kind: String] = [:]
  ) throws -> ResearchReport {
    try ReportCollection(store: store, scripts: scripts, claims: claims, stamp: stamp()).report(
      request, program: ProgramFacts(command: [], version: "0.1.0", commit: nil), failures: failures)
  }

  func probe(seed: UInt64 = 1, interrupted: Bool = false, of kinds: [ProbeKind] = ProbeKind.allCases) -> ProbeReport {
    var report = ProbeReport(
      seed: seed, budgetSeconds: 1.0 / 3, blocks: 3, host: ProbeHost(processor: nil, cores: 2, kernel: nil),
      pythons: [
        ProbedPython(
          version: "3.13.0", executable: "/opt/3.13", gilEnabled: true,
          probes: kinds.map { ProbeResult(probe: $0, conditions: []) })
      ])
    report.interrupted = interrupted
    return report
  }

  func timeline(
    _ program: [String], script: ScriptFile? = nil, in interpreter: Interpreter, handoffs: Int = 1
  ) -> GILTimeline {
    GILTimeline(
      python: interpreter.version, pythonExecutable: interpreter.executable, program: program, script: script,
      programSeconds: 1.5,
      fromSeconds: 0.1, toSeconds: 0.35, diagnosis: "convoyed", heldShare: 2.0 / 3, contendedShare: 0.5,
      handoffs: handoffs, forcedHandoffs: 1, threads: [], isThinned: false)
  }
}

/// Claims that a test makes up.
struct FixedClaims: StudiedClaims {
  var report: ClaimsReport
  var file: String? { nil }
  /// How long measuring takes.
  var measuringTime = Duration.zero
  /// Why something is missing after measuring.
  var shortfall: String?
  /// Why measuring ends early.
  var failure: (any Error & Sendable)?

  /// One claim with one verdict.
  init(_ verdict: ClaimVerdict.Verdict, runs: [String] = []) {
    let subject = ComparisonSubject(
      language: .swift, model: "serial", workers: 1, python: nil, pythonExecutable: nil)
    let evidence = runs.map { run in
      ClaimEvidence(
        metric: "speedup", unit: .ratio, workload: "cpu.pure", size: 1, subject: subject, against: nil, estimate: 1.5,
        low: 1.25, high: 1.75, relation: .atLeast, threshold: 1, because: "so", when: nil, outcome: .met, reason: nil,
        blocks: 12, run: run)
    }
    report = ClaimsReport(
      document: "guide.md", documentSHA256: "00", file: nil, host: HostRecord.here,
      claims: [
        ClaimReport(
          id: "one", line: 1, quote: "q", gloss: "g", note: nil,
          verdicts: [
            ClaimVerdict(python: nil, pythonExecutable: nil, verdict: verdict, reason: "so", evidence: evidence)
          ])
      ])
  }

  var wanted: [WantedComparison] = []

  func judged(of interpreters: [Interpreter]) throws -> JudgedClaims { JudgedClaims(report: report, wanted: wanted) }

  func measured(
    of interpreters: [Interpreter], budgetSeconds: Double, program: ProgramFacts,
    progress: @escaping @Sendable (String) -> Void
  ) async throws -> String? {
    try await Task.sleep(for: measuringTime)
    if let failure { throw failure }
    return shortfall
  }
}
