import ArgumentParser
import Interpreters
import Lab
import PyScripts
import Store

/// `--keep` and `--store`, of commands whose result need not be kept.
struct KeepOptions: ParsableArguments {
  @Flag(help: "Keep the result in the store of results, for gillab show and gillab report.")
  var keep = false

  @Option(
    help: ArgumentHelp(
      "Keep the result in this file. Default, with --keep: gillab/results.sqlite in your data folder.",
      valueName: "path"), completion: .file())
  var store: String?

  func validate() throws {
    if store == "" { throw ValidationError("--store: it must name a file") }
  }

  /// Opens the store before anything is measured, so that nothing is measured in vain; nil where nothing is to be kept.
  func opened(worker: WorkerProgram) async throws -> ResultKeeping? {
    guard keep || store != nil else { return nil }
    return ResultKeeping(
      store: try ResultStore(path: store ?? StoreOptions.standardPath, access: .write),
      stamp: try ResultStamp(
        worker: worker, native: try NativeProgram.locate(), scripts: try PyScripts.locate().directory,
        program: await ProgramFacts.here))
  }
}

/// Where a command's result goes beside the screen.
struct ResultKeeping: Sendable {
  let store: ResultStore
  let stamp: ResultStamp

  /// Ends the command with status 2 where the store does not take it. What has no figures is not kept.
  func keep(_ document: some KeptDocument, of interpreters: [Interpreter]) throws {
    guard document.hasFigures else { return }
    try StoreOptions.explaining {
      let result = try stamp.result(document, of: interpreters)
      try store.add(result)
      Console.tell("gillab: kept as \(result.record.name): gillab show \(result.record.name)")
    }
  }
}
