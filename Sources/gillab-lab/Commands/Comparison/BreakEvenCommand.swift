import ArgumentParser
import Glibc
import Interpreters
import Lab
import PyScripts
import Reports
import Workloads

/// `gillab breakeven`: from which length of a task on each model pays.
struct BreakEvenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breakeven",
    abstract: "Find from which length of a task on threads, processes, pools and subinterpreters pay.",
    discussion: """
      As many tasks as there are workers are done one after another, and by the model: for tasks of 10 µs to 1 s and \
      payloads of 0 to 16 MiB. docs/compare.md says how.

      Exit status: 0; 1 when a model failed; 2 when nothing could be measured. Ctrl-C prints what was measured so far.
      """)

  @Option(help: "A version (3.11, 3.13t), a path, a command, or all. May be given again. Default: the python3 on PATH.")
  var python: [String] = []

  @Option(
    help:
      "Models, separated by commas. Default: thread,thread-pool,process-fork,process-spawn,process-pool,subinterpreter."
  )
  var models: String?

  @Option(help: "What a task does: cpu (bytecode), released (zlib) or wait.")
  var task = BreakEvenTask.cpu

  @Option(parsing: .unconditional, help: "How many tasks and workers. Default: the machine's cores, at least 2.")
  var workers: Int?

  @Option(parsing: .unconditional, help: "About how long one Python may take: 60s, 5m. Default: 3m.")
  var budget: TimeSpan?

  @Option(parsing: .unconditional, help: "Repeats the order of a run. Default: a new one, which is printed.")
  var seed: UInt64?

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  @OptionGroup var keepOptions: KeepOptions

  func validate() throws {
    if let workers, !(2...64).contains(workers) {
      throw ValidationError("--workers \(workers): it must be from 2 to 64")
    }
    _ = try chosenModels()
  }

  func run() async throws {
    let destination = JSONDestination(path: json)
    try destination.check()
    let report: BreakEvenReport
    let interpreters: [Interpreter]
    let keeping: ResultKeeping?
    do {
      let worker = try WorkerProgram.locate()
      keeping = try await keepOptions.opened(worker: worker)
      interpreters = try await InterpreterFinder(worker: worker).resolve(options: python)
      let plan = BreakEvenPlan(
        interpreters: interpreters, models: try chosenModels(),
        task: task, workers: workers ?? max(2, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
        budgetSeconds: budget?.seconds ?? 180, seed: seed ?? UInt64.random(in: 0..<1_000_000))
      let sweep = BreakEvenSweep(plan: plan, worker: worker, scripts: try PyScripts.locate())
      let progress = BreakEvenProgressLine()
      defer { progress.clear() }
      report = try await Interruption.ending { try await sweep.run { progress.show($0) } }
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
    if json != "-" {
      for line in BreakEvenText(report, palette: Palette(for: 1), columns: Console.columns).lines {
        Console.print(line)
      }
    }
    try destination.write(report)
    try keeping?.keep(report, of: interpreters)
    if report.interrupted { Interruption.pass() }
    throw ExitCode(report.exitCode)
  }

  private func chosenModels() throws -> [PythonModel] {
    guard let models else { return BreakEvenPlan.models }
    let offered = BreakEvenPlan.models + [.processForkserver]
    return try ComparisonOptions.words(models).map { word in
      guard let model = PythonModel(rawValue: word), offered.contains(model) else {
        let names = offered.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--models \(word): it must be one or more of \(names)")
      }
      return model
    }
  }
}

extension BreakEvenTask: ExpressibleByArgument {}

/// Progress on standard error: one line that is rewritten on a terminal, one line a round elsewhere.
private struct BreakEvenProgressLine: Sendable {
  private let isTerminal = isatty(2) == 1

  func show(_ event: BreakEvenEvent) {
    switch event {
    case .round(let python, let model, let round, let left):
      let line = "[round \(round), \(Int(max(0, left).rounded())) s left] Python \(python)  \(model.rawValue)"
      if isTerminal {
        Console.write("\r\u{1B}[K" + "\(line)".prefix(max(20, Console.errorColumns - 1)), to: 2)
      } else if model == .thread {
        Console.tell(line)
      }
    }
  }

  func clear() {
    if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
  }
}
