import ArgumentParser
import Lab
import Reports
import Store
import Workloads

/// `gillab diff`: what changed from one comparison to another.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two kept comparisons with each other, like with like.",
    discussion: """
      Cells are compared that have the same workload, size, language, model, workers and version of Python. Whatever \
      else was not the same is listed. A run is named by its name, the beginning of it, or latest.
      """)

  @Argument(help: "The earlier run.")
  var before: String

  @Argument(help: "The run that is compared with it.")
  var after: String

  @OptionGroup var options: StoreOptions

  @Flag(help: "Print JSON (docs/json.md) instead of a table.")
  var json = false

  func run() throws {
    let store = try options.open(.read)
    let (baseline, candidate) = try StoreOptions.explaining {
      (try store.run(named: before), try store.run(named: after))
    }
    guard baseline.record.id != candidate.record.id else {
      Console.tell("gillab: \(before) and \(after): both are \(baseline.record.id); name two runs")
      throw ExitCode(2)
    }
    let diff = RunDiff(from: baseline, to: candidate)
    if json { return try JSONDestination(path: "-").write(diff) }
    for line in DiffText(diff).lines(Palette(for: 1)) { Console.print(line) }
  }
}
