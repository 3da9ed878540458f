import ArgumentParser
import Lab
import Reports
import Store
import Workloads

/// `gillab show`: a run that is in the store.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a comparison that is in the store, worked out anew from its raw samples.",
    discussion: "A result of another command, kept with --keep, is shown as that command showed it.")

  @Argument(
    help: ArgumentHelp("The run's or result's name or its beginning; latest for the last run.", valueName: "run"))
  var name = "latest"

  @OptionGroup var storeOptions: StoreOptions

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).", completion: .file())
  var json: String?

  func run() throws {
    let destination = JSONDestination(path: json)
    try destination.check()
    let store = try storeOptions.open(.read)
    switch try StoreOptions.explaining({ try store.item(named: name) }) {
    case .run(let run):
      let report = ComparisonAnalysis(run).report
      if json != "-" { ComparisonOutput.show(report, kept: false) }
      try destination.write(report)
    case .result(let result):
      if json != "-" {
        let lines = try StoreOptions.explaining {
          try ResultText(result, palette: Palette(for: 1), columns: Console.columns).lines
        }
        for line in lines { Console.print(line) }
      }
      try destination.write(text: result.document)
    }
  }
}
