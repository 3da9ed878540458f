import ArgumentParser
import Glibc
import Interpreters
import Lab

/// `gillab python`: becomes the interpreter, embedded.
struct PythonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "python",
    abstract: "Be python, embedded: same arguments, streams, signals and exit status.",
    usage: "gillab python [--python <python>] [<python's arguments> ...]",
    discussion: """
      Only a --python that comes first is gillab's; everything after it is the interpreter's own, --help too.
      """)

  @Option(help: "A version (3.11, 3.13t), a path, or a command. Default: the python3 on PATH.")
  var python: String?

  @Argument(parsing: .captureForPassthrough, help: "What python itself takes.", completion: .file())
  var arguments: [String] = []

  /// Replaces this process by the worker, which loads the interpreter. It returns only by ending the process.
  ///
  /// - Parameter blockedSignals: What the interpreter is to find blocked; this function may run in a thread that blocks
  ///   more, and a program keeps its thread's mask when it is replaced.
  static func become(_ words: [String], blockedSignals: sigset_t) async -> Never {
    var selector = PythonSelector.standard
    // Words that are not Python's: the program, `python`, and the option.
    var skipped = 2
    if let first = words.first, first == "--python" || first.hasPrefix("--python=") {
      skipped += first == "--python" ? 2 : 1
      guard words.count + 2 >= skipped else { stop("--python: it needs a value: a version, a path or a command") }
      selector = PythonSelector(skipped == 4 ? words[1] : String(first.dropFirst("--python=".count)))
    }
    if selector == .all { stop("--python all: one interpreter is needed here; name its version or path") }
    do {
      let worker = try WorkerProgram.locate()
      let finder = InterpreterFinder(worker: worker)
      let chosen =
        if let known = finder.remembered(selector)?.first { known } else { try await finder.resolve(selector)[0] }
      guard let library = chosen.library else { stop("\(chosen.executable): \(chosen.reason ?? "no shared library")") }
      // Arguments need not be UTF-8: Python's are handed on as the pointers that they are.
      let own = ["gillab", "worker", "python", chosen.executable, library]
      var argv: [UnsafeMutablePointer<CChar>?] = own.map { strdup($0) }
      for index in skipped..<max(skipped, Int(CommandLine.argc)) { argv.append(CommandLine.unsafeArgv[index]) }
      argv.append(nil)
      var signals = blockedSignals
      pthread_sigmask(SIG_SETMASK, &signals, nil)
      execv(worker.path, argv)
      stop("\(worker.path): \(String(cString: strerror(errno)))")
    } catch {
      stop("\(error)")
    }
  }

  private static func stop(_ message: String) -> Never {
    Console.tell("gillab: \(message)")
    Glibc.exit(2)
  }
}
