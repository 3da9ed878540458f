import ArgumentParser
import Glibc
import Lab
import Workloads

/// `gillab twin MODEL`: one of the document's programs in native Swift.
struct TwinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "twin", abstract: "Run a native Swift equivalent of the document's programs.")

  @Argument(help: "threads, processes or tasks.")
  var model: String

  func run() async throws { await Self.run([model]) }

  static func run(_ words: [String]) async -> Never {
    if words.count == 3, words[0] == "processes", words[1] == "--child" {
      ProcessesTwin.child(words[2])
      Glibc.exit(0)
    }
    let models = Twin.allCases.map(\.rawValue).joined(separator: ", ")
    guard words.count == 1, let twin = Twin(rawValue: words[0]) else {
      Console.tell("gillab: \(words.joined(separator: " ")): no such twin; there are \(models)")
      Glibc.exit(2)
    }
    do {
      try await twin.run(executable: RunningProgram.path)
      Glibc.exit(0)
    } catch {
      Console.tell("gillab: \(error)")
      Glibc.exit(1)
    }
  }
}
