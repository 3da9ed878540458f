import Interpreters
import Workloads

/// An interpreter of which claims are judged.
struct ClaimPython: Hashable {
  let build: PythonBuild
  /// Whether its threads take turns, unless it is told otherwise.
  let hasGIL: Bool

  init(build: PythonBuild, hasGIL: Bool) {
    self.build = build
    self.hasGIL = hasGIL
  }

  /// As its files are now.
  init(_ interpreter: Interpreter) {
    self.init(build: PythonBuild(interpreter), hasGIL: interpreter.gil == .on)
  }
}
