import Documents
import Workloads

/// What a document's author expects of one block under one start method in one Python.
struct BlockExpectations {
  let expectations: Expectations
  let block: String
  let startMethod: String
  let pythonVersion: String

  var exitCode: Int {
    expectations.exitCode(of: block, startMethod: startMethod, pythonVersion: pythonVersion).map(Int.init) ?? 0
  }

  /// Why the block is not to be run.
  var skip: String? { expectations.skip(block, startMethod: startMethod, pythonVersion: pythonVersion) }

  func allows(_ kind: String) -> Bool {
    expectations.allows(kind, block, startMethod: startMethod, pythonVersion: pythonVersion)
  }

  /// The exit status is left to the verdict, which says more about it.
  func unmet(by result: RunResult) -> [Finding] {
    let exitCode: Int32? = if case .exited(let code) = result.ending { code } else { nil }
    return expectations.evaluate(
      block, stdout: result.stdout.text, stderr: result.stderr.text, exitCode: exitCode,
      wallSeconds: result.wallSeconds, startMethod: startMethod, pythonVersion: pythonVersion
    )
    .filter { $0.kind != .exitCode }
    .map { Finding(kind: $0.kind.rawValue, message: $0.message, line: $0.line) }
  }
}
