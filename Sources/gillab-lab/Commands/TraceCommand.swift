import ArgumentParser
import GILTrace
import Glibc
import Interpreters
import Lab
import Reports
import Workloads

/// `gillab trace`: runs a program as `python` would, and says who held the GIL and who waited.
struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Run a program as python would, and say who held the GIL, who waited, and for how long.",
    usage: "gillab trace [<options>] <script> | -m <module> | -c <code>  [<arguments> ...]",
    discussion: """
      Options of gillab's own come before the script. The program keeps its streams and its exit status; the summary goes \
      to standard error. Ctrl-C gives the summary so far (docs/trace.md).
      """)

  @Option(help: "A version (3.11, 3.13t), a path, or a command. Default: the python3 on PATH.")
  var python: String?

  @Option(
    help: "Write the time line to this file as trace events, for Perfetto, chrome://tracing or vizviewer.",
    completion: .file())
  var out: String?

  @Option(
    help: """
      Write the summary as JSON to this file (docs/json.md); - for standard output, where the program's own output then \
      goes to standard error.
      """, completion: .file())
  var json: String?

  @Option(parsing: .unconditional, help: "Interrupt the program after so many seconds, and sum up.")
  var duration: Double?

  @Flag(help: "Trace Pythons that the program starts, too; its forks always are.")
  var pidTree = false

  @Option(parsing: .unconditional, help: "MiB of events to keep on disk while it runs, 16 bytes each.")
  var limit = TraceRequest.defaultLimitBytes >> 20

  @OptionGroup var keepOptions: KeepOptions

  @Argument(parsing: .captureForPassthrough, help: "What python itself takes.", completion: .file())
  var program: [String]

  func validate() throws {
    if let first = program.first {
      // Captured with everything else that is python's, but before a script they can only be meant for gillab.
      if ["--help", "-h"].contains(first) { throw CleanExit.helpRequest(self) }
      if first.hasPrefix("--"), !Self.pythonOptions.contains(where: { first.hasPrefix($0) }) {
        throw ValidationError(
          "\(first): there is no such option; gillab's are --python, --out, --json, --duration, --pid-tree, --limit, "
            + "--keep and --store, and stand before the script")
      }
    }
    if let json, json != "-", json == out {
      throw ValidationError("--json \(json): --out has the same file; name another")
    }
    if let duration, !(duration > 0 && duration <= 604_800) {
      throw ValidationError("--duration \(duration): it must be more than 0 and at most 604800 seconds")
    }
    guard limit >= 1, limit <= 1 << 20 else {
      throw ValidationError("--limit \(limit): it must be from 1 to \(1 << 20) MiB")
    }
  }

  /// Python's own long options.
  private static let pythonOptions = ["--version", "--help-", "--check-hash-based-pycs"]

  func run() async throws {
    do {
      throw ExitCode(try await trace())
    } catch let code as ExitCode {
      throw code
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
  }

  /// Runs the program and reports; the status to end with is the program's own.
  private func trace() async throws -> Int32 {
    try checkScript()
    let destinations = (json: JSONDestination(path: json), out: JSONDestination(path: out, option: "--out"))
    try destinations.json.check()
    if destinations.out.isStandardOutput { throw ValidationError("--out -: name a file; it may be large") }
    try destinations.out.check()
    let worker = try WorkerProgram.locate()
    let keeping = try await keepOptions.opened(worker: worker)
    let selector = python.map(PythonSelector.init) ?? .standard
    if selector == .all {
      throw ValidationError("--python all: one interpreter is needed here; name its version or path")
    }
    let interpreter = try await InterpreterFinder(worker: worker).resolve(selector)[0]
    // It may change while it runs.
    let script = ScriptFile(of: program)
    var request = TraceRequest(interpreter: interpreter, arguments: program)
    request.followsPythons = pidTree
    request.seconds = duration
    request.limitBytes = limit << 20
    request.output = destinations.json.isStandardOutput ? .standardError : .inherited
    return try await TracedProgram(request, worker: worker).run { run in
      let (file, context, trace) = try run.read(interpreter)
      try destinations.json.write(trace.summary)
      if let out { try ChromeTrace.write(file, context: context, trace: trace, program: name, to: out) }
      show(trace)
      if let keeping {
        let timeline = GILTimeline(
          of: file, context: context, trace: trace, executable: interpreter.executable, program: program,
          script: script)
        try keep(timeline, of: interpreter, in: keeping, stopped: run.stopped)
      }
      // The end was asked for.
      if case .timeIsUp = run.stopped { return 0 }
      return run.ending.status
    }
  }

  /// With a slash at its end; empty when it has no name.
  private var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path) + "/"
  }

  private var name: String { program.joined(separator: " ") }

  /// What was interrupted would later be taken for the whole program.
  private func keep(
    _ timeline: GILTimeline, of interpreter: Interpreter, in keeping: ResultKeeping, stopped: TracedRun.Stop?
  ) throws {
    if case .interrupted = stopped {
      return Console.tell("gillab: not kept, as the program was interrupted; --duration ends it in a way that is kept")
    }
    try keeping.keep(timeline, of: [interpreter])
  }

  /// To standard error, as the program's own output is on the other stream.
  private func show(_ trace: Trace) {
    let text = TraceText(
      trace.naming(filesFrom: currentFolder), program: name, palette: Palette(for: 2), columns: Console.errorColumns)
    Console.tell("\n" + text.lines.joined(separator: "\n"))
    if let out { Console.tell("\nOpen \(out) in https://ui.perfetto.dev, chrome://tracing or vizviewer.") }
  }

  /// A script that is not there is named before anything starts; whatever else python takes, it judges by itself.
  private func checkScript() throws {
    guard let script = program.first, !script.hasPrefix("-"), access(script, F_OK) != 0 else { return }
    throw MissingScript(path: script, reason: String(cString: strerror(errno)))
  }
}

/// The program to trace is not there.
private struct MissingScript: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String {
    "\(path): \(reason); name a script, or -m MODULE, or -c CODE, after gillab's own options"
  }
}

extension Trace {
  /// Files below a folder are named from there on: a person knows where they are.
  fileprivate func naming(filesFrom folder: String) -> Trace {
    guard folder.count > 1 else { return self }
    var named = self
    for index in named.summary.longestHolds.indices {
      named.summary.longestHolds[index].stack = named.summary.longestHolds[index].stack?.map {
        $0.hasPrefix(folder) ? String($0.dropFirst(folder.count)) : $0
      }
    }
    return named
  }
}
