import CPythonABI
import Glibc

/// A libpython loaded to run one script, exactly as its own interpreter would.
public struct ScriptHost {
  private let library: LibPython
  private var api: GillabPythonAPI { library.entries.api }

  /// - Parameter library: Its interpreter must not have been started in this process.
  public init(library: LibPython) { self.library = library }

  /// Is `python`: same arguments, streams, signals and exit status.
  ///
  /// - Parameters:
  ///   - executable: The interpreter's own path. As `argv[0]` it makes CPython find its own prefix, virtual environment
  ///     and `sys.executable`; any other name finds the wrong ones on a machine with several Pythons.
  ///   - arguments: What follows `python` on its command line.
  public func run(executable: String, arguments: [String]) -> Int32 {
    // The interpreter keeps pointers into argv until the process ends, so it is never freed.
    let argv = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: arguments.count + 2)
    for (index, argument) in ([executable] + arguments).enumerated() { argv[index] = strdup(argument) }
    argv[arguments.count + 1] = nil
    return api.Py_BytesMain(Int32(arguments.count + 1), argv)
  }

  /// Is `python` with this process's own command line, byte for byte, after its first words.
  ///
  /// - Parameter first: Index of the first argument that is Python's, at least 1.
  public func runCommandLine(executable: String, from first: Int) -> Int32 {
    // Arguments need not be UTF-8, so they are handed on as the pointers that they are.
    let argv = CommandLine.unsafeArgv + (first - 1)
    argv[0] = strdup(executable)
    return api.Py_BytesMain(CommandLine.argc - Int32(first - 1), argv)
  }

  /// Is `python` with this process's own command line after its first words, and records what happens to its GIL.
  ///
  /// - Parameters:
  ///   - executable: The interpreter's own path.
  ///   - name: What it was called: mostly that path.
  ///   - first: Index of the first argument that is Python's, at least 1.
  public func traceCommandLine(
    executable: String, name: String, from first: Int, _ trace: ScriptTrace
  ) throws(PythonError) -> Int32 {
    try TracedScript.prepare(library, executable: executable, trace)
    return runCommandLine(executable: name, from: first)
  }

  /// Runs a block of a document as a script, watched for exceptions that would be lost.
  public func run(executable: String, watched: WatchedScript) -> Int32 {
    Witness.prepare(api, watched)
    if case .document(let script) = watched.role {
      // SAFETY: fopen may ask for the bytes until the process ends, so neither copy is freed.
      let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: max(1, script.utf8.count))
      for (index, byte) in script.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
      gillab_substitute_script(strdup(watched.document), bytes, script.utf8.count)
      return run(executable: executable, arguments: [watched.document])
    }
    guard case .child(let arguments) = watched.role else { return 2 }
    return run(executable: executable, arguments: arguments)
  }
}

/// A script whose processes, threads and tasks are watched.
public struct WatchedScript: Sendable {
  public enum Role: Sendable {
    /// The block itself: the text that the interpreter reads in place of the document.
    case document(script: String)
    /// A child that `multiprocessing` started by the spawn or forkserver method: its arguments.
    case child(arguments: [String])
  }

  public var role: Role
  /// Absolute path of the document: the script's name.
  public var document: String
  /// The text that children read when they import the script anew.
  public var script: String
  /// File to which events are appended, a JSON object a line.
  public var events: String
  /// The Python file that is run before the script.
  public var witness: String
  /// Where the compiled witness is kept between runs.
  public var witnessCache: String
  /// Path by which children are started, so that they are watched too.
  public var childExecutable: String
  public var startMethod: String?
  /// Line and condition of each main guard.
  public var guards: [(line: Int, condition: String)]

  public init(
    role: Role, document: String, script: String, events: String, witness: String, witnessCache: String,
    childExecutable: String, startMethod: String?, guards: [(line: Int, condition: String)]
  ) {
    self.role = role
    self.document = document
    self.script = script
    self.events = events
    self.witness = witness
    self.witnessCache = witnessCache
    self.childExecutable = childExecutable
    self.startMethod = startMethod
    self.guards = guards
  }
}
