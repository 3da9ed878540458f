import ArgumentParser
import FoundationEssentials
import Glibc
import Interpreters
import Lab
import Reports

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

  @Option(help: "Write the time line to this file as trace events, for Perfetto, chrome://tracing or vizviewer.")
  var out: String?

  @Option(
    help: """
      Write the summary as JSON to this file (docs/json.md); - for standard output, where the program's own output then \
      goes to standard error.
      """)
  var json: String?

  @Option(parsing: .unconditional, help: "Interrupt the program after so many seconds, and sum up.")
  var duration: Double?

  @Flag(help: "Trace Pythons that the program starts, too; its forks always are.")
  var pidTree = false

  @Option(parsing: .unconditional, help: "MiB of events to keep on disk while it runs, 16 bytes each.")
  var limit = TraceRequest.defaultLimitBytes >> 20

  @Argument(parsing: .captureForPassthrough, help: "What python itself takes.")
  var program: [String]

  func validate() throws {
    if let duration, !(duration > 0 && duration <= 604_800) {
      throw ValidationError("--duration \(duration): it must be more than 0 and at most 604800 seconds")
    }
    guard limit >= 1, limit <= 1 << 20 else {
      throw ValidationError("--limit \(limit): it must be from 1 to \(1 << 20) MiB")
    }
  }
}
