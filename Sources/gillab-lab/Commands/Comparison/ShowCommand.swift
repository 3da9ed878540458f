import ArgumentParser
import Lab
import Reports
import Store

/// `gillab show`: a run that is in the store.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a comparison that is in the store, worked out anew from its raw samples.")

  @Argument(help: ArgumentHelp("The run's name or its beginning; latest for the last one.", valueName: "run"))
  var name = "latest"

  @OptionGroup var storeOptions: StoreOptions

  @Option(help: "Write the result as JSON to this file; - for standard output (docs/json.md).")
  var json: String?

  func run() throws {
    let destination = JSONDestination(path: json)
    try destination.check()
    do {
      let report = ComparisonAnalysis(try storeOptions.open(.read).run(named: name)).report
      if json != "-" { ComparisonOutput.show(report, kept: false) }
      try destination.write(report)
    } catch let error as StoreError {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
  }
}
