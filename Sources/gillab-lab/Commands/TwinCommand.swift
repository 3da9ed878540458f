import ArgumentParser

/// `gillab twin MODEL`, as the help shows it. The front end runs it, in a process that is as small as a block's own.
struct TwinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "twin", abstract: "Run a native Swift equivalent of the document's programs.")

  @Argument(help: "threads, processes or tasks.")
  var model: String

  func run() throws { throw CleanExit.helpRequest(self) }
}
