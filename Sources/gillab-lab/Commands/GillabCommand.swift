import ArgumentParser
import Glibc
import Lab

struct GillabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gillab",
    abstract: "Runs documents' Python concurrency snippets verbatim, and measures them beside native Swift.",
    version: "gillab \(ProgramFacts.version)",
    subcommands: [PythonsCommand.self, PythonCommand.self, TwinCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Documents", subcommands: [VerifyCommand.self, ClaimsCommand.self, ReportCommand.self]),
      CommandGroup(
        name: "Comparisons",
        subcommands: [
          CompareCommand.self, BreakEvenCommand.self, ListCommand.self, RunsCommand.self, ShowCommand.self,
          DiffCommand.self, ExportCommand.self,
        ]),
      CommandGroup(name: "The GIL", subcommands: [TraceCommand.self, ReleasesCommand.self, ProbeCommand.self]),
    ])
}

extension GillabCommand {
  /// Parses the command line and runs the command.
  ///
  /// A function of its own, since top-level code would choose the parser's synchronous `main`.
  static func start() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch  where exitCode(for: error) == .validationFailure {
      // A command line that says nothing to run is one more thing that could not be run: status 2, not sysexits' 64.
      let message = fullMessage(for: error)
      Console.tell("gillab: \(message.hasPrefix("Error: ") ? String(message.dropFirst("Error: ".count)) : message)")
      Glibc.exit(2)
    } catch {
      exit(withError: error)
    }
  }
}
