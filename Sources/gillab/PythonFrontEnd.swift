import Glibc
import Interpreters

/// `gillab python` when it is known already which interpreter is meant: no other process, no parsing.
enum PythonFrontEnd {
  /// Ends with the interpreter's exit status. Anything out of the ordinary is left to the lab, which explains it.
  static func start(_ words: [String]) -> Never {
    var selector = PythonSelector.standard
    // Words before Python's own: the program, `python` and the option.
    var own = 2
    if words.count > 1, words[1] == "--python" || words[1].hasPrefix("--python=") {
      let isSeparate = words[1] == "--python"
      guard !isSeparate || words.count > 2 else { LabProgram.become() }
      selector = PythonSelector(isSeparate ? words[2] : String(words[1].dropFirst("--python=".count)))
      own += isSeparate ? 2 : 1
    }
    guard selector != .all, let known = InterpreterFinder(places: .ofThisProcess).remembered(selector)?.first,
      let library = known.library
    else { LabProgram.become() }
    exit(WorkerCommand.python(executable: known.executable, library: library, from: own))
  }
}
