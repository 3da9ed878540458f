import ArgumentParser
import Reports
import Store
import Workloads

/// `gillab runs`: what the store of results has.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the comparisons that were kept.",
    discussion: """
      Other commands take a run's name, the beginning of it, or latest. A run that is broken off or interrupted can be \
      gone on with: gillab compare --resume.
      """)

  @OptionGroup var options: StoreOptions

  @Flag(help: "Print JSON (docs/json.md) instead of a table.")
  var json = false

  func run() throws {
    let store = try options.open(.read)
    let runs = try StoreOptions.explaining { try store.runs() }
    if json { return try JSONDestination(path: "-").write(RunListing(store: store.path, runs: runs)) }
    for line in RunTable(runs).lines(Palette(for: 1)) { Console.print(line) }
  }
}
