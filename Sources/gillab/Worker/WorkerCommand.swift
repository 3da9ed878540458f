import PythonRuntime

/// `gillab worker …`: what the lab starts.
///
/// The worker knows nothing of documents, stores or reports. It starts no thread and no Swift task of its own: a script
/// may fork.
enum WorkerCommand {
  static func run(_ words: [String]) -> Int32 {
    switch words.dropFirst().first {
    case "python" where words.count >= 4: python(executable: words[2], library: words[3], from: 5)
    case "check" where words.count == 3: check(library: words[2])
    case "serve" where words.count <= 3: WorkerServer(library: words.count == 3 ? words[2] : nil).main()
    default: usage()
    }
  }

  /// Is `python`.
  ///
  /// - Parameter first: Index of Python's own first word on this process's command line.
  static func python(executable: String, library: String, from first: Int) -> Int32 {
    do {
      return try ScriptHost(library: library).runCommandLine(executable: executable, from: first)
    } catch {
      Gillab.complain("gillab: \(error)")
      return 2
    }
  }

  /// Status 0 when the library can be loaded and has every entry point; otherwise 1, and the reason on standard error.
  private static func check(library: String) -> Int32 {
    do {
      _ = try ScriptHost(library: library)
      return 0
    } catch {
      Gillab.complain(error.reason)
      return 1
    }
  }

  private static func usage() -> Int32 {
    Gillab.complain("gillab: worker is started by gillab itself; see gillab --help")
    return 2
  }
}
