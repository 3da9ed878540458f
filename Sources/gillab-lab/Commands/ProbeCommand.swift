import ArgumentParser
import FoundationEssentials
import Glibc
import Interpreters
import Lab
import PyScripts
import Reports
import Workloads

/// `gillab probe`: measures how the GIL behaves here, in each Python and beside native Swift threads.
struct ProbeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Measure how the GIL behaves on this machine, beside native Swift threads.",
    discussion: """
      latency: how long a thread waits for the GIL. throughput: what several threads get done. ping and bandwidth: how \
      soon a Python thread answers, and how much it receives. handoff: what it costs that one thread wakes another. \
      sweep: what the switch interval changes. docs/probe.md says how each is measured.

      Exit status: 0, or 2 when something could not be run. Ctrl-C prints what was measured so far.
      """)

  @Option(help: "A version (3.11, 3.13t), a path, a command, or all. May be given again. Default: the python3 on PATH.")
  var python: [String] = []

  @Option(help: "Some of latency,throughput,ping,bandwidth,handoff,sweep.")
  var only: String?

  @Option(parsing: .unconditional, help: "How many CPU-bound threads to measure beside: numbers from 0 to 64.")
  var threads = "0,1,2,4"

  @Option(
    parsing: .unconditional, help: "About how many seconds one Python may take; Swift counts as one more. Default: 20.")
  var budget: Double?

  @Flag(help: "Measure the instruments instead: their errors against known truth, and what recording costs.")
  var calibrate = false

  @Option(parsing: .unconditional, help: "Pairs of runs, recorded and not, for what recording costs. Default: 20.")
  var pairs: Int?

  @Flag(help: "Only see that everything runs: the shortest samples, two blocks.")
  var quick = false

  @Option(parsing: .unconditional, help: "Repeats the order of a run. Default: a new one, which is printed.")
  var seed: UInt64?

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  @OptionGroup var keepOptions: KeepOptions

  func validate() throws {
    _ = try ProbeOptions.kinds(only)
    _ = try ProbeOptions.threads(threads)
    if let pairs {
      guard calibrate else { throw ValidationError("--pairs \(pairs): it goes with --calibrate") }
      guard (0...10_000).contains(pairs) else {
        throw ValidationError("--pairs \(pairs): it must be from 0 to 10000")
      }
    }
    if let budget {
      guard budget >= 1, budget <= 86_400 else {
        throw ValidationError("--budget \(budget): it must be from 1 to 86400 seconds")
      }
      if quick { throw ValidationError("--budget \(budget): --quick has its own; leave one of them out") }
    }
  }

  func run() async throws {
    if calibrate { return try await runCalibration() }
    let destination = JSONDestination(path: json)
    try destination.check()
    let report: ProbeReport
    let interpreters: [Interpreter]
    let keeping: ResultKeeping?
    do {
      let worker = try WorkerProgram.locate()
      keeping = try await keepOptions.opened(worker: worker)
      interpreters = try await InterpreterFinder(worker: worker).resolve(options: python)
      let plan = ProbePlan(
        interpreters: interpreters, probes: try ProbeOptions.kinds(only),
        threads: try ProbeOptions.threads(threads), budgetSeconds: budget ?? 20, isQuick: quick,
        seed: seed ?? UInt64.random(in: 0..<1_000_000))
      let progress = ProbeProgress()
      let probing = Probing(plan: plan, worker: worker, scripts: try PyScripts.locate())
      report = try await Interruption.ending { try await probing.run(observe: { progress.show($0) }) }
      progress.clear()
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
    if json != "-" {
      for line in ProbeText(report, palette: Palette(for: 1), columns: Console.columns).lines { Console.print(line) }
    }
    try destination.write(report)
    try keeping?.keep(report, of: interpreters)
    if report.interrupted { Interruption.pass() }
    throw ExitCode(report.exitCode)
  }
}
