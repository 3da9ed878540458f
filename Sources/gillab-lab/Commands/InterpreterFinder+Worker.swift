import Interpreters
import Lab

extension InterpreterFinder {
  /// A finder for this machine that has the worker try each library.
  init(worker: WorkerProgram) {
    self.init(places: .ofThisProcess, libraryCheck: { await worker.objection(to: $0) })
  }

  /// The interpreters that a command's `--python` options name; without any, the standard one.
  func resolve(options: [String]) async throws -> [Interpreter] {
    if options.isEmpty { return [try await standard()] }
    var chosen: [Interpreter] = []
    for option in options {
      for interpreter in try await resolve(PythonSelector(option)) where !chosen.contains(interpreter) {
        chosen.append(interpreter)
      }
    }
    return chosen
  }
}
