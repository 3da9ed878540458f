import ArgumentParser
import Reports
import Store
import Workloads

/// `gillab runs`: what the store of results has.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the comparisons and other results that were kept.",
    discussion: """
      Other commands take a run's name, the beginning of it, or latest. A run that is broken off or interrupted can be \
      gone on with: gillab compare --resume. Results of other commands, kept with --keep, are listed below; gillab show \
      takes their names too.
      """)

  @OptionGroup var options: StoreOptions

  @Flag(help: "Print JSON (docs/json.md) instead of a table.")
  var json = false

  func run() throws {
    let store = try options.open(.read)
    let (runs, results) = try StoreOptions.explaining { (try store.runs(), try store.results()) }
    if json {
      return try JSONDestination(path: "-").write(RunListing(store: store.path, runs: runs, results: results))
    }
    let palette = Palette(for: 1)
    for line in RunTable(runs).lines(palette) { Console.print(line) }
    if results.isEmpty { return }
    Console.print("")
    for line in ResultTable(results).lines(palette) { Console.print(line) }
  }
}
