import Documents
import FoundationEssentials
import Interpreters
import PyScripts
import Subprocess
import SystemPackage

/// Asks interpreters to parse a document's blocks, without running them: one process for each interpreter and document.
struct BlockInspector: Sendable {
  let scripts: PyScripts

  /// A block that ends the parser itself is told as one that cannot be parsed; the others are read without it.
  func inspect(_ snippets: [Snippet], with interpreter: Interpreter) async throws -> [String: BlockInspection] {
    do {
      return try await ask(about: snippets, interpreter)
    } catch LabError.inspection(let python, let reason) {
      guard let only = snippets.first else { throw LabError.inspection(python: python, reason: reason) }
      if snippets.count == 1 {
        // An interpreter that cannot even read an empty list is at fault, and not the block.
        _ = try await ask(about: [], interpreter)
        let error = BlockInspection.ParserError(message: "its parser gave up: \(reason)", line: only.line)
        return [only.id: BlockInspection(id: only.id, error: error, prints: false, guards: [])]
      }
      let (left, right) = (snippets.prefix(snippets.count / 2), snippets.dropFirst(snippets.count / 2))
      return try await inspect(Array(left), with: interpreter)
        .merging(try await inspect(Array(right), with: interpreter)) { first, _ in first }
    }
  }

  private func ask(about snippets: [Snippet], _ interpreter: Interpreter) async throws -> [String: BlockInspection] {
    let blocks = snippets.map { Block(id: $0.id, line: $0.line, source: $0.source) }
    let answer: [BlockInspection]
    do {
      let input = try JSONEncoder().encode(blocks)
      let ended = try await Subprocess.run(
        .path(FilePath(interpreter.executable)),
        arguments: ["-I", "-S", scripts.path("inspection/inspect_blocks.py")],
        input: .array(Array(input)),
        output: .bytes(limit: 1_000_000 + 4 * input.count), error: .string(limit: 20_000))
      guard ended.terminationStatus.isSuccess else {
        let reason = ended.standardError.split(separator: "\n").last.map(String.init)
        throw LabError.inspection(python: interpreter.executable, reason: reason ?? "\(ended.terminationStatus)")
      }
      answer = try JSONDecoder().decode([BlockInspection].self, from: Data(ended.standardOutput))
    } catch let error as LabError {
      throw error
    } catch {
      throw LabError.inspection(python: interpreter.executable, reason: "\(error)")
    }
    return Dictionary(answer.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Block: Encodable {
    var id: String
    var line: Int
    var source: String
  }
}
