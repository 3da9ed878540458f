import ArgumentParser
import Interpreters
import Lab
import PyScripts
import Reports
import Workloads

/// `gillab verify`: runs a document's blocks verbatim and says what they did.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run a document's Python blocks verbatim and say what really happened.",
    discussion: """
      Exit status: 0 all good, 1 findings, 2 something could not be run. What an author expects of the blocks stands \
      beside the document in NAME.expect.yaml (docs/expectations.md).
      """)

  @Argument(help: "Markdown documents.", completion: .file(extensions: ["md", "markdown"]))
  var documents: [String]

  @Option(help: "A version (3.11, 3.13t), a path, a command, or all. May be given again. Default: the python3 on PATH.")
  var python: [String] = []

  @Option(help: "default, fork, spawn, forkserver, or all three of them. May be given again.")
  var startMethod: [String] = []

  @Option(parsing: .unconditional, help: "Seconds that one run may take, more than 0.")
  var timeout: Double = 30

  @Option(parsing: .unconditional, help: "How many bytes of each stream of a run are kept.")
  var outputLimit: Int = 1 << 20

  @Flag(inversion: .prefixedNo, help: "Run the native Swift equivalents that the expectations name.")
  var twins = true

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  @OptionGroup var keepOptions: KeepOptions
  @OptionGroup var result: ResultFormatOptions

  func validate() throws {
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout \(timeout): it must be more than 0 and at most 86400 seconds")
    }
    guard outputLimit > 0, outputLimit <= 1 << 30 else {
      throw ValidationError("--output-limit \(outputLimit): it must be from 1 to \(1 << 30) bytes")
    }
    _ = try startMethods()
    try result.check(json: json)
  }

  func run() async throws {
    try JSONDestination(path: json).check()
    try result.checkFile()
    let outcome: Verification.Outcome
    let interpreters: [Interpreter]
    let keeping: ResultKeeping?
    do {
      let worker = try WorkerProgram.locate()
      keeping = try await keepOptions.opened(worker: worker)
      interpreters = try await InterpreterFinder(worker: worker).resolve(options: python)
      let plan = VerificationPlan(
        documents: documents, interpreters: interpreters,
        startMethods: try startMethods(), timeoutSeconds: timeout, outputLimitBytes: outputLimit, runsTwins: twins)
      let progress = ProgressLine()
      outcome = try await Verification(plan: plan, worker: worker, scripts: try PyScripts.locate())
        .run(observe: { progress.show($0) })
      progress.clear()
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
    for line in outcome.unreadable.flatMap({ $0.split(separator: "\n") }) { Console.tell("gillab: \(line)") }
    try write(outcome.report)
    try keeping?.keep(outcome.report, of: interpreters)
    throw ExitCode(outcome.exitCode)
  }

  private func write(_ report: VerificationReport) throws {
    let isForPeople = try result.write { $0.render(report, version: ProgramFacts.version) }
    if isForPeople, json != "-" {
      for line in VerificationTable(report, palette: Palette(for: 1), columns: Console.columns).lines {
        Console.print(line)
      }
    }
    try JSONDestination(path: json).write(report)
  }

  private func startMethods() throws -> [StartMethod] {
    var chosen: [StartMethod] = []
    for name in startMethod.isEmpty ? ["default"] : startMethod {
      if name == "all" {
        chosen += [.fork, .spawn, .forkserver]
      } else if let method = StartMethod(rawValue: name) {
        chosen.append(method)
      } else {
        throw ValidationError("--start-method \(name): it must be default, fork, spawn, forkserver or all")
      }
    }
    return chosen.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
