import ArgumentParser
import FoundationEssentials
import Glibc
import Interpreters
import Lab
import PyScripts
import Reports
import Workloads

/// `gillab releases`: does a call let go of the GIL?
struct ReleasesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "releases",
    abstract: "Say whether a call releases the GIL, and for what share of its time.",
    discussion: """
      For example: gillab releases 'hashlib.sha256(b"x"*10**6).digest()'. Modules that the call names are imported. What it \
      prints is discarded. Exit status: 0, or 1 if --expect is not met, 2 if the call could not be measured.
      """)

  enum Answer: String, ExpressibleByArgument, CaseIterable { case yes, no }

  @Argument(help: "One Python expression, made again and again.")
  var call: String

  @Option(help: "Python statements to run once before.")
  var setup = ""

  @Option(help: "A version (3.11, 3.13t), a path, or a command. Default: the python3 on PATH.")
  var python: String?

  @Option(help: "End with status 1 unless this is the answer.")
  var expect: Answer?

  @Option(parsing: .unconditional, help: "Seconds for which to repeat the call, alone and again beside a thread.")
  var seconds = 0.5

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  func validate() throws {
    guard seconds > 0, seconds <= 3600 else {
      throw ValidationError("--seconds \(seconds): it must be more than 0 and at most 3600 seconds")
    }
    if call.allSatisfy(\.isWhitespace) { throw ValidationError("the call is empty; pass a Python expression") }
  }

  func run() async throws {
    let destination = JSONDestination(path: json)
    let report: ReleaseReport
    do {
      try destination.check()
      let worker = try WorkerProgram.locate()
      let finder = InterpreterFinder(worker: worker)
      guard let interpreter = try await finder.resolve(options: python.map { [$0] } ?? []).first else { return }
      report = try await ReleaseMeasurement(call, setup: setup, seconds: seconds, in: interpreter)
        .report(worker: worker, scripts: try PyScripts.locate())
      if json != "-" {
        for line in ReleaseText(report).lines(Palette(for: 1)) { Console.print(line) }
      }
      try destination.write(report)
    } catch let code as ExitCode {
      throw code
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
    guard let expect else { return }
    guard let releases = report.releases else {
      Console.tell("gillab: --expect \(expect.rawValue): \(report.reason ?? "there is no answer")")
      throw ExitCode(2)
    }
    if releases != (expect == .yes) {
      Console.tell("gillab: --expect \(expect.rawValue): it \(releases ? "releases" : "keeps") the GIL")
      throw ExitCode(1)
    }
  }
}
