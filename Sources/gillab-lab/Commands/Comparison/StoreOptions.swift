import ArgumentParser
import FoundationEssentials
import Store

/// `--store`, as every command has it that keeps or reads results.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file that keeps results. Default: gillab/results.sqlite in your data folder.", valueName: "path"),
    completion: .file())
  var store: String?

  func validate() throws {
    if store == "" { throw ValidationError("--store: it must name a file") }
  }

  var path: String { store ?? Self.standardPath }

  /// Where results are kept when nothing else is said.
  static var standardPath: String { ResultStore.standardPath(environment: ProcessInfo.processInfo.environment) }

  /// Ends the command with status 2, and a line that says why, where the store cannot be used.
  ///
  /// - Parameter maker: The call that makes a store where there is none; the user is told of it.
  func open(_ access: ResultStore.Access, maker: String = "gillab compare") throws -> ResultStore {
    try StoreOptions.explaining {
      do {
        return try ResultStore(path: path, access: access)
      } catch StoreError.absent(let path, _) {
        throw StoreError.absent(path: path, maker: maker)
      }
    }
  }

  /// Runs what may fail for a reason that the user should read.
  static func explaining<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
  }
}
