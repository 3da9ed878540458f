import ArgumentParser
import FoundationEssentials
import Glibc
import Interpreters
import Lab
import PyScripts
import Reports
import Store
import Workloads

/// `gillab compare`: the same work by every model, in Python and in native Swift, side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare concurrency models, Python's and native Swift's, on the same work.",
    discussion: """
      Every cell (a workload done by a model) runs in a fresh process, once in each block, in an order of its own; a \
      second copy of the baseline shows how much of a difference is noise. Each block is kept in the store as soon as it \
      is whole: a run that was cut off goes on with --resume. gillab list names workloads and models; \
      docs/compare.md says what is measured and how.

      Exit status: 0; 1 when a cell found another checksum than the others, or failed, crashed or hung in the pilot or in \
      half of its samples or more (in fewer, it has a note and its other samples count); 2 when nothing could be \
      measured. Ctrl-C prints what was measured so far.
      """)

  @Argument(
    help: "Workloads: cpu.pure, io.tcp, ipc (all of them), all, …; with --resume the run. Default: cpu.pure io.tcp.")
  var workloads: [String] = []

  @Option(help: "Models, separated by commas: thread, python:thread, swift, all, …. Default: all.")
  var models: String?

  @Option(help: "A version (3.11, 3.13t), a path, a command, or all. May be given again. Default: the python3 on PATH.")
  var python: [String] = []

  @Option(parsing: .unconditional, help: "Numbers of workers, separated by commas. Default: as suits each workload.")
  var workers: String?

  @Option(parsing: .unconditional, help: "Sizes of the workload, separated by commas (64KiB, 1MiB). Default: its own.")
  var size: String?

  @Option(parsing: .unconditional, help: "How long everything may take: 60s, 5m, 1h. Default: 60s.")
  var budget: TimeSpan?

  @Option(parsing: .unconditional, help: "How many blocks to measure, instead of a budget.")
  var blocks: Int?

  @Flag(help: "Half the budget: for a first look.")
  var quick = false

  @Option(parsing: .unconditional, help: "The smallest difference that counts, in percent. Default: 2.")
  var threshold: Double?

  @Option(
    parsing: .unconditional,
    help: "How long the loopback server of io.tcp and mixed waits before it answers: 500us, 2ms, 1s. Default: 2ms.")
  var serverDelay: ServerDelay?

  @Flag(help: "Make every cell of a workload the same: what differs is the error of the instrument.")
  var aa = false

  @Option(
    parsing: .unconditional, help: "Repeats the order and the input of a run. Default: a new one, which is printed.")
  var seed: UInt64?

  @Flag(help: "Go on with a run that was cut off: the last one, or the one named.")
  var resume = false

  @OptionGroup var storeOptions: StoreOptions

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  func validate() throws {
    _ = try ComparisonOptions.workers(workers)
    _ = try ComparisonOptions.sizes(size)
    if let blocks, !(1...10_000).contains(blocks) {
      throw ValidationError("--blocks \(blocks): it must be from 1 to 10000")
    }
    if blocks != nil, budget != nil { throw ValidationError("--blocks and --budget: leave one of them out") }
    if let threshold, !(0...100).contains(threshold) {
      throw ValidationError("--threshold \(threshold): it must be from 0 to 100 percent")
    }
    if resume {
      guard workloads.count <= 1 else { throw ValidationError("--resume: name one run, or none for the last one") }
      guard models == nil, python.isEmpty, workers == nil, size == nil, seed == nil, !aa, !quick, blocks == nil,
        threshold == nil, serverDelay == nil
      else {
        throw ValidationError(
          "--resume: the run has its own cells, seed, blocks, threshold and delay; only --budget may be given anew")
      }
    }
  }

  func run() async throws {
    let destination = JSONDestination(path: json)
    try destination.check()
    let outcome: ComparisonOutcome
    do {
      let progress = ComparisonProgress()
      defer { progress.clear() }
      outcome = try await measured(progress)
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
    let report = ComparisonAnalysis(outcome.run).report
    if json != "-" { ComparisonOutput.show(report, kept: outcome.storeFailure == nil) }
    try destination.write(report)
    if let failure = outcome.storeFailure {
      Console.tell("gillab: \(failure)")
      throw ExitCode(2)
    }
    if outcome.isInterrupted { Interruption.pass() }
    throw ExitCode(report.exitCode)
  }

  private func measured(_ progress: ComparisonProgress) async throws -> ComparisonOutcome {
    let worker = try WorkerProgram.locate()
    let store = try storeOptions.open(.write)
    let comparison = ComparisonRun(
      worker: worker, native: try NativeProgram.locate(), scripts: try PyScripts.locate().directory, store: store)
    let program = await ProgramFacts.here
    if resume {
      return try await Interruption.ending { [budget, workloads] in
        try await comparison.resume(workloads.first, budgetSeconds: budget?.seconds, program: program) {
          progress.show($0)
        }
      }
    }
    let request = try await request(worker)
    return try await Interruption.ending {
      try await comparison.start(request, program: program) { progress.show($0) }
    }
  }

  private func request(_ worker: WorkerProgram) async throws -> ComparisonRequest {
    let chosen = try ComparisonChoice.models(ComparisonOptions.words(models))
    let needsPython = chosen.contains { $0.language == .python }
    let interpreters = needsPython ? try await InterpreterFinder(worker: worker).resolve(options: python) : []
    let standard = quick ? 30.0 : 60
    return ComparisonRequest(
      workloads: try ComparisonChoice.workloads(workloads), sizes: try ComparisonOptions.sizes(size), models: chosen,
      interpreters: interpreters, workers: try ComparisonOptions.workers(workers),
      plan: ComparisonPlan(
        budgetSeconds: blocks == nil ? budget?.seconds ?? standard : nil, blocks: blocks,
        seed: seed ?? UInt64.random(in: 0..<1_000_000), threshold: (threshold ?? 2) / 100, isAA: aa, isQuick: quick,
        serverDelayMicroseconds: serverDelay?.microseconds ?? ComparisonPlan.standardServerDelay))
  }
}
