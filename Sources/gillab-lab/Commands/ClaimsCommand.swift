import ArgumentParser
import Interpreters
import Lab
import PyScripts
import Reports
import Workloads

/// `gillab claims`: what a document claims, decided by measurement.
struct ClaimsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Decide what a document claims, sentence by sentence, by measurement.",
    discussion: """
      A claims file quotes the document and says by which figures each quote is decided; docs/claims.md describes it. What \
      the store has of this machine, these programs and these Pythons is used again; the rest is measured, one comparison \
      for each workload and size. What is left of the budget goes to more blocks of what noise leaves open.

      Exit status: 0; 1 when a claim fails that the file does not mark as known to fail (one that holds in one condition \
      and fails in another is no failure); 2 when nothing could be measured, the file cannot be used, or measuring ended \
      early because the store took no more or a part of gillab is not there: what is known until then is printed all the \
      same. So it is after Ctrl-C.
      """)

  @Argument(
    help: "A claims file. Default: the claims of the document that gillab carries.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(help: "A version (3.11, 3.13t), a path, a command, or all. May be given again. Default: the python3 on PATH.")
  var python: [String] = []

  @Option(
    parsing: .unconditional,
    help: "How long measuring may take: 60s, 5m, 1h. What was begun gets its six blocks all the same. Default: 5m.")
  var budget: TimeSpan?

  @Flag(inversion: .prefixedNo, help: "Measure what the store does not have.")
  var measure = true

  @Flag(help: "Measure everything anew, also what the store has: another hour may decide what one left undecided.")
  var again = false

  @OptionGroup var storeOptions: StoreOptions

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  @OptionGroup var result: ResultFormatOptions

  func validate() throws {
    if !measure, budget != nil { throw ValidationError("--budget and --no-measure: leave one of them out") }
    if !measure, again { throw ValidationError("--again and --no-measure: leave one of them out") }
    try result.check(json: json)
  }

  func run() async throws {
    let destination = JSONDestination(path: json)
    try destination.check()
    try result.checkFile()
    let claims: ClaimsFile
    let outcome: ClaimsOutcome
    let isInterrupted: Bool
    do {
      let scripts = try PyScripts.locate()
      claims = try file.map { try ClaimsFile(path: $0) } ?? ClaimsFile.shipped(scripts)
      let progress = ClaimsProgress()
      defer { progress.clear() }
      (outcome, isInterrupted) = try await decided(claims, scripts, progress)
    } catch let code as ExitCode {
      throw code
    } catch {
      // Of a claims file everything that is wrong is told, each on a line.
      for line in "\(error)".split(separator: "\n") { Console.tell("gillab: \(line)") }
      throw ExitCode(2)
    }
    let report = outcome.report
    let isForPeople = try result.write { $0.render(report, version: ProgramFacts.version) }
    if isForPeople, json != "-" {
      for line in ClaimsText(report, palette: Palette(for: 1), columns: Console.columns).lines { Console.print(line) }
    }
    try destination.write(report)
    for surprise in claims.surprises(in: report) {
      Console.tell("gillab: \(surprise) holds, though it is marked as known to fail; take knownToFail away")
    }
    if let failure = outcome.failure {
      Console.tell("gillab: measuring ended early, and the verdicts are about what was kept until then: \(failure)")
    }
    if isInterrupted { Interruption.pass() }
    if outcome.failure != nil { throw ExitCode(2) }
    let code = claims.exitCode(for: report)
    if code == 2 {
      Console.tell("gillab: nothing was decided, as there is no figure; the reasons stand with the claims")
    }
    throw ExitCode(code)
  }

  private func decided(
    _ claims: ClaimsFile, _ scripts: PyScripts, _ progress: ClaimsProgress
  ) async throws -> (outcome: ClaimsOutcome, isInterrupted: Bool) {
    let worker = try WorkerProgram.locate()
    let store = try storeOptions.open(measure ? .write : .read, maker: "gillab claims without --no-measure")
    let study = try ClaimsStudy(
      worker: worker, native: try NativeProgram.locate(), scripts: scripts.directory, store: store)
    let interpreters = try await InterpreterFinder(worker: worker).resolve(options: python)
    guard measure else {
      return (ClaimsOutcome(report: try study.judge(claims, interpreters: interpreters).report), false)
    }
    let program = await ProgramFacts.here
    return try await Interruption.ending { [again, seconds = budget?.seconds ?? ClaimsStudy.standardBudgetSeconds] in
      let outcome = try await study.measure(
        claims, interpreters: interpreters, budgetSeconds: seconds, isAnew: again, program: program
      ) { progress.show($0) }
      return (outcome, Task.isCancelled)
    }
  }
}
