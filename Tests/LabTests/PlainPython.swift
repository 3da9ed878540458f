import FoundationEssentials
import Interpreters
import Lab
import Subprocess
import SystemPackage
import Testing
import Workloads

/// What a script does in its interpreter without the lab.
struct PlainPython {
  var stdout: String
  var stderr: String

  /// Runs a block under the document's name, its lines where they are in the document.
  init(_ block: String, line: Int = 2, on python: Interpreter, arguments: [String] = []) async throws {
    let script = try Bench(String(repeating: "\n", count: line - 1) + block + "\n")
    let unset = ProcessInfo.processInfo.environment.keys.filter { $0.hasPrefix("PYTHON") && $0 != "PYTHONPATH" }
    let changes = unset.compactMap { Environment.Key(rawValue: $0).map { ($0, nil as String?) } }
    let ended = try await Turnstile.shared.pass {
      try await Subprocess.run(
        .path(FilePath(python.executable)), arguments: Arguments(arguments + [script.document]),
        environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)),
        workingDirectory: FilePath(script.folder), output: .bytes(limit: 1 << 20), error: .bytes(limit: 1 << 20))
    }
    stdout = script.shortened(String(decoding: ended.standardOutput, as: UTF8.self))
    stderr = script.shortened(String(decoding: ended.standardError, as: UTF8.self))
  }
}

/// Runs one block in the lab, expects what the lab says of it, and that it printed what it prints in plain Python.
///
/// - Parameter expected: See `RunReport.told`.
func expect(
  _ expected: String, of block: String, on python: Interpreter, _ startMethod: StartMethod = .default,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let bench = try Bench(blocks: block)
  let run = try #require(try await bench.runs([python], [startMethod]).first, sourceLocation: sourceLocation)
  #expect(bench.shortened(run.told) == expected, sourceLocation: sourceLocation)
  let plain = try await PlainPython(block, on: python)
  #expect(steady(bench.shortened(run.stdout)) == steady(plain.stdout), sourceLocation: sourceLocation)
  #expect(steady(bench.shortened(run.stderr)) == steady(plain.stderr), sourceLocation: sourceLocation)
  #expect(!run.stderr.contains("witness"), sourceLocation: sourceLocation)
}

/// Lines without addresses and process numbers, in any order: processes print as the scheduler lets them.
func steady(_ output: String) -> [String] {
  output.split(separator: "\n").map {
    String($0).replacing(#/0x[0-9a-fA-F]+/#, with: "0x*").replacing(#/\d{4,}/#, with: "N")
  }.sorted()
}
