import ArgumentParser

struct GillabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gillab",
    abstract: "Runs documents' Python concurrency snippets verbatim, and measures them beside native Swift.",
    version: "gillab 0.1.0",
    subcommands: [VerifyCommand.self, PythonsCommand.self, PythonCommand.self, TwinCommand.self])
}

extension GillabCommand {
  /// Parses the command line and runs the command.
  ///
  /// A function of its own, since top-level code would choose the parser's synchronous `main`.
  static func start() async { await main() }
}
