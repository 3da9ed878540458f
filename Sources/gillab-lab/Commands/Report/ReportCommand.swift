import ArgumentParser
import Documents
import Glibc
import Interpreters
import Lab
import PyScripts
import Reports
import Store
import Workloads

/// `gillab report`: what the store knows about a document, in one folder; measured first, if asked for.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report of what was measured about a document, and measure what is missing.",
    discussion: """
      Shown are the document's claims with what was measured about each, the runs that they rest on, and the newest valid \
      results of gillab verify, trace, probe and breakeven that were kept with --keep. A result is valid on the machine, \
      by the programs and for the interpreters that it was measured with. What is missing is named, with the command that \
      measures it; --measure does so itself. docs/report.md says what the report holds.

      Exit status: 0; 2 when there is nothing to report, a name or folder is wrong, or measuring ended early because the \
      store took no more or a part of gillab is not there: the report of what there is is written all the same. Ctrl-C \
      ends measuring and writes that report too.
      """)

  @Argument(help: ArgumentHelp("Runs to show beside those that the claims rest on.", valueName: "run"))
  var runs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder to write: empty, not there yet, or with an earlier report, which is replaced.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Option(
    help: "The Markdown document. Default: the one that gillab carries.",
    completion: .file(extensions: ["md", "markdown"]))
  var document: String?

  @Option(
    help: "The document's claims (docs/claims.md). Default: those of the document that gillab carries.",
    completion: .file(extensions: ["yaml", "yml"]))
  var claims: String?

  @Option(
    help: """
      A version (3.11, 3.13t), a path, a command, or all. May be given again. Default: all that the store's valid runs \
      and results were measured with; with --measure the python3 on PATH and the newest free-threaded one.
      """)
  var python: [String] = []

  @Option(help: "The report's language: en or zh-Hans.")
  var lang = ReportLanguage.english

  @Flag(help: "First measure what is missing, or was measured by other programs than today's.")
  var measure = false

  @Option(parsing: .unconditional, help: "About how long --measure may take: 60s, 5m, 1h. Default: 3m.")
  var budget: TimeSpan?

  @OptionGroup var storeOptions: StoreOptions

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out: it must name a folder") }
    if budget != nil, !measure { throw ValidationError("--budget: it goes with --measure") }
  }

  func run() async throws {
    do {
      let isInterrupted = try await report()
      if isInterrupted { Interruption.pass() }
    } catch let code as ExitCode {
      throw code
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
  }

  /// Whether measuring was interrupted.
  private func report() async throws -> Bool {
    let folder = ReportFolder(out)
    try folder.check()
    let (worker, native) = (try WorkerProgram.locate(), try NativeProgram.locate())
    let scripts = try PyScripts.locate()
    let document = document ?? scripts.path("documents/python-concurrency.md")
    // Before anything is measured for it.
    _ = try Document.load(path: document)
    let store = try storeOptions.open(measure ? .write : .read, maker: "gillab report --measure")
    for run in runs { _ = try store.withRun(named: run) { $0.outline.record.id } }
    let program = await ProgramFacts.here
    let claims = try MeasuredClaims(
      file: claims, document: document, worker: worker, native: native, scripts: scripts, store: store)
    let stamp = try ResultStamp(worker: worker, native: native, scripts: scripts.directory, program: program)
    let interpreters = try await interpreters(InterpreterFinder(worker: worker), store, document, stamp)
    let request = ReportRequest(
      document: document, runs: runs, interpreters: interpreters, command: command(interpreters),
      keeping: storeOptions.store == nil ? ["--keep"] : ["--store", store.path])
    var outcome = StudyOutcome()
    if measure {
      let study = Study(
        worker: worker, native: native, scripts: scripts, store: store, claims: claims, stamp: stamp,
        lab: RunningProgram.path)
      outcome = try await measured(by: study, request, program)
    }
    let failures = outcome.failures.map { ($0.key.kind, $0.value) }
    let report = try ReportCollection(store: store, scripts: scripts, claims: claims, stamp: stamp)
      .report(request, program: program, failures: Dictionary(uniqueKeysWithValues: failures))
    for gap in report.gaps { Console.tell("gillab: missing: \(gap.words)") }
    let file = try await ReportPage(folder: folder, scripts: scripts, language: lang).write(report)
    Console.print("Open \(file)")
    if let failure = outcome.failure {
      Console.tell("gillab: measuring ended early, and the report has what was kept until then: \(failure)")
      if !outcome.isInterrupted { throw ExitCode(2) }
    }
    return outcome.isInterrupted
  }

  private func measured(
    by study: Study, _ request: ReportRequest, _ program: ProgramFacts
  ) async throws -> StudyOutcome {
    let versions = request.interpreters.map(\.version).joined(separator: " and ")
    Console.tell("gillab: measuring with Python \(versions)" + (python.isEmpty ? "; --python names others" : ""))
    let progress = StudyProgress()
    defer { progress.clear() }
    let seconds = budget?.seconds ?? Self.standardBudgetSeconds
    return try await Interruption.ending {
      try await study.measure(request, budgetSeconds: seconds, program: program) { progress.show($0) }
    }
  }

  private static let standardBudgetSeconds = 180.0

  private func interpreters(
    _ finder: InterpreterFinder, _ store: ResultStore, _ document: String, _ stamp: ResultStamp
  ) async throws -> [Interpreter] {
    if !python.isEmpty { return try await finder.resolve(options: python) }
    if !measure {
      // One that is not there any more was measured all the same, and is no reason to stop.
      var known: [Interpreter] = []
      for executable in try StudyPythons.measured(in: store, runs: runs, document: document, stamp: stamp) {
        known += (try? await finder.resolve(options: [executable])) ?? []
      }
      if !known.isEmpty { return known.reported(first: try? await finder.standard()) }
      // What was measured can be told where there is no Python any more.
      return (try? await finder.forStudies()) ?? []
    }
    return try await finder.forStudies()
  }

  /// The call that measures everything anew, wherever the report goes.
  private func command(_ interpreters: [Interpreter]) -> [String] {
    let seconds = budget?.seconds ?? Self.standardBudgetSeconds
    var words = ["gillab", "report", "--measure", "--budget", "\(Int(seconds.rounded()))s"]
    if let document { words += ["--document", document] }
    if let claims { words += ["--claims", claims] }
    for interpreter in interpreters { words += ["--python", interpreter.executable] }
    if lang != .english { words += ["--lang", lang.rawValue] }
    return words + ["--out", "report"]
  }
}

extension ReportLanguage: ExpressibleByArgument {}

extension ReportGap {
  /// With what fills it on a line of its own.
  fileprivate var words: String {
    let name = kind == .breakEven ? "break-even" : kind.rawValue
    return "\(name): \(reason)" + (command.isEmpty ? "" : "\n  \(command.joined(separator: " "))")
  }
}
