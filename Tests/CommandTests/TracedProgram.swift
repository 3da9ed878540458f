import FoundationEssentials
import GILTrace
import Interpreters
import Testing

/// What `gillab trace` gave back.
struct TracedProgram {
  let ended: Ended
  let summary: TraceSummary

  /// Traces a program in a folder of its own.
  init(_ python: Interpreter, _ options: [String] = [], _ program: [String], in folder: Folder) async throws {
    let json = folder.path + "/summary.json"
    ended = try await run(
      gillab, ["trace", "--python", python.executable, "--json", json] + options + program, in: folder.path)
    let bytes = try #require(FileManager.default.contents(atPath: json), "\(ended)")
    summary = try JSONDecoder().decode(TraceSummary.self, from: bytes)
  }

  func threads(named name: String) -> [ThreadSummary] { summary.threads.filter { $0.name == name } }
}

extension Interpreter {
  /// By the number in its version, as 3.12.
  func isAtLeast(minor: Int) -> Bool {
    (version.split(separator: ".").dropFirst().first.flatMap { Int($0) } ?? 0) >= minor
  }
}
