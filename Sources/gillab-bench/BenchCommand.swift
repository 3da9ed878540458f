import ArgumentParser
import Glibc
import Interpreters
import Reports

/// Measures what gillab itself costs, beside the interpreters that it embeds (docs/benchmarks.md).
@main
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gillab-bench", abstract: "Measure what gillab costs beside the interpreters that it embeds.")

  @Option(help: "A version, a path, or a command. May be given again. Default: the standard one, Debian's, and 3.13.")
  var python: [String] = []

  @Option(help: "Starts measured of each kind, at least 2.")
  var rounds = 60

  @Option(help: "Rounds of whole documents, at least 2.")
  var documentRounds = 5

  @Option(help: "Rounds of recorded programs, at least 2.")
  var recordingRounds = 20

  @Option(
    parsing: .upToNextOption,
    help: """
      What to measure: starts, documents, recording, reading, calibration, report, comparing, or of the last only \
      comparing-errors, comparing-quick, comparing-swift, comparing-store. Default: all.
      """)
  var only: [String] = []

  @Option(help: "Blocks of the document, at least 2.")
  var blocks = 200

  @Option(help: "Events of the longest trace, at least 1000.")
  var events = 10_000_000

  @Option(help: "Runs of comparisons of the same with itself, three comparisons each, at least 1.")
  var selfComparisons = 7

  @Option(help: "An interpreter that can import pyperf.")
  var toolsPython = "build/bench-tools/bin/python3"

  @Option(help: ArgumentHelp("Only sum this file of GIL events up.", visibility: .hidden))
  var readTrace: String?

  @Option(help: ArgumentHelp("Only make a store of results with made-up figures at this path.", visibility: .hidden))
  var syntheticStore: String?

  @Option(help: ArgumentHelp("Runs of 4000 samples in a made-up store.", visibility: .hidden))
  var syntheticRuns = 250

  @Option(help: "Repeats an earlier call's order. Default: a new one.")
  var seed = UInt64.random(in: 1...999_999)

  @Flag(help: "Only see that everything runs: a few rounds, whose figures mean nothing.")
  var quick = false

  @Flag(help: "Only the figures of reading traces.")
  var traces = false

  @Option(help: "Write the figures with all measured values to this file.")
  var json: String?

  private static let parts =
    ["starts", "documents", "recording", "reading", "calibration", "report", "comparing"]
    + ComparingFigures.Part.allCases.map { "comparing-\($0)" }
  private func includes(_ part: String) -> Bool { only.isEmpty || only.contains(part) }

  func validate() throws {
    for (name, value) in [
      ("rounds", rounds), ("document-rounds", documentRounds), ("recording-rounds", recordingRounds),
      ("blocks", blocks),
    ] where value < 2 {
      throw ValidationError("--\(name) \(value): it must be 2 or more")
    }
    for name in only where !Self.parts.contains(name) {
      throw ValidationError("--only \(name): it must be one of \(Self.parts.joined(separator: ", "))")
    }
    if selfComparisons < 1 { throw ValidationError("--self-comparisons \(selfComparisons): it must be 1 or more") }
    if events < 1000 { throw ValidationError("--events \(events): it must be 1000 or more") }
  }

  func run() async throws {
    do {
      if let readTrace {
        try TraceReader.read(readTrace)
      } else if let syntheticStore {
        try SyntheticStore(runs: syntheticRuns, seed: seed).write(to: syntheticStore)
      } else {
        try await measure()
      }
    } catch {
      tell("gillab-bench: \(error)")
      throw ExitCode(2)
    }
  }

  private func measure() async throws {
    let programs = try Programs()
    defer { programs.remove() }
    let interpreters = traces ? [] : try await chosen()
    var result = Result(
      seed: seed, rounds: quick ? 2 : rounds, quick: quick, machine: try Machine(interpreters: interpreters))
    print("seed \(seed)\(quick ? ", a smoke run: the figures mean nothing" : "")")
    for interpreter in interpreters {
      guard let library = interpreter.library else { continue }
      if includes("starts") {
        tell("Python \(interpreter.version): starts")
        result.figures += try StartFigures(
          programs: programs, interpreter: interpreter, library: library, rounds: result.rounds, seed: seed
        ).measure()
      }
      if includes("documents") {
        tell("Python \(interpreter.version): documents")
        result.figures += try VerifyFigures(
          programs: programs, interpreter: interpreter, library: library, blocks: quick ? 3 : blocks,
          rounds: quick ? 2 : documentRounds, seed: seed
        ).measure()
      }
      if includes("recording") {
        tell("Python \(interpreter.version): recording")
        result.figures += try RecordingFigures(
          programs: programs, interpreter: interpreter, library: library, rounds: quick ? 2 : recordingRounds,
          seed: seed,
          isQuick: quick
        ).measure()
      }
    }
    if includes("reading") {
      tell("reading traces")
      result.figures += try TraceFigures(
        programs: programs, events: quick ? 100_000 : events, rounds: quick ? 2 : documentRounds, seed: seed
      ).measure()
    }
    if includes("calibration") {
      for interpreter in try await withGIL(interpreters) {
        tell("Python \(interpreter.version): calibration")
        result.figures += try CalibrationFigures(programs: programs, interpreter: interpreter, isQuick: quick).measure()
      }
    }
    if let interpreter = interpreters.first(where: { $0.library != nil }) {
      if includes("report") {
        tell("Python \(interpreter.version): report")
        result.figures += try ReportFigures(
          programs: programs, interpreter: interpreter, rounds: quick ? 2 : documentRounds, seed: seed, isQuick: quick,
          tell: tell
        ).measure()
      }
      result.figures += try comparing(interpreter, programs)
    }
    result.machine.noteLoad()
    let table = FigureTable(figures: result.figures).lines(Palette(for: 1))
    for line in result.machine.lines + [""] + table { print(line) }
    if let json { try result.write(to: json) }
  }

  private func comparing(_ interpreter: Interpreter, _ programs: Programs) throws -> [Figure] {
    let figures = ComparingFigures(
      programs: programs, interpreter: interpreter, toolsPython: toolsPython, selfComparisons: selfComparisons,
      seed: seed, isQuick: quick, tell: tell)
    return try ComparingFigures.Part.allCases.filter { includes("comparing") || includes("comparing-\($0)") }
      .flatMap { part in
        tell("Python \(interpreter.version): comparing, \(part)")
        return try figures.measure(part)
      }
  }

  /// Each interpreter once. Of those that were not asked for by name, one that is not there is left out.
  private func chosen() async throws -> [Interpreter] {
    let finder = InterpreterFinder(places: .ofThisProcess)
    var interpreters: [Interpreter] = []
    func add(_ found: [Interpreter]) { interpreters += found.filter { !interpreters.contains($0) } }
    if python.isEmpty {
      add([try await finder.standard()])
      for usual in ["/usr/bin/python3", "3.13"] {
        do { add(try await finder.resolve(PythonSelector(usual))) } catch { tell("\(usual) is left out: \(error)") }
      }
    }
    for name in python { add(try await finder.resolve(PythonSelector(name))) }
    return interpreters
  }

  /// Of each minor version with a GIL the newest, if none was asked for by name.
  private func withGIL(_ chosen: [Interpreter]) async throws -> [Interpreter] {
    if !python.isEmpty { return chosen.filter { $0.gil == .on } }
    let usable = try await InterpreterFinder(places: .ofThisProcess).find().interpreters.filter {
      $0.usable && $0.gil == .on && !$0.isVirtualEnvironment
    }
    return usable.reduce(into: []) { kept, interpreter in
      let minor = interpreter.version.split(separator: ".").prefix(2)
      kept.removeAll { $0.version.split(separator: ".").prefix(2) == minor }
      kept.append(interpreter)
    }
  }

  private func tell(_ message: String) {
    let line = message + "\n"
    write(2, line, line.utf8.count)
  }
}
