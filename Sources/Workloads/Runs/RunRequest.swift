/// What one worker process is asked to do: one program, once.
///
/// It travels as `request.json` in the run's own folder, where children that a snippet starts find it too.
public struct RunRequest: Codable, Sendable, Hashable {
  /// The file's name in the run's folder.
  public static let fileName = "request.json"
  /// What the run's supervisor found: see ``RunResult``. Written last.
  public static let resultFileName = "result.json"
  /// What the run's supervisor complained of.
  public static let errorsFileName = "errors"
  /// One JSON object a line: what really happened in the run's processes. See ``RunEvent``.
  public static let eventsFileName = "events.jsonl"
  /// The process group of the program, written as soon as it exists.
  public static let groupFileName = "group"

  public enum Program: Codable, Sendable, Hashable {
    /// A block of a document, run by an embedded interpreter.
    case snippet(HostedSnippet)
    /// Any other program: path and arguments.
    case command([String])
    /// A measurement of how threads get on with each other.
    case probe(ProbeRequest)
    /// A sample of a comparison, in Python.
    case sample(HostedSample)
    /// A Python file of gillab's own, by an embedded interpreter.
    case script(HostedScript)

    /// The libpython that it embeds; nil for none.
    public var library: String? {
      switch self {
      case .snippet(let snippet): snippet.library
      case .command: nil
      case .probe(let probe): probe.python?.library
      case .sample(let sample): sample.python.library
      case .script(let script): script.library
      }
    }
  }

  public var program: Program
  /// Where the program runs: absolute path.
  public var workingDirectory: String
  /// After this many seconds the program is interrupted, then ended with all its descendants.
  public var timeoutSeconds: Double
  /// How many bytes of each stream are kept; the rest is read, counted and thrown away.
  public var outputLimitBytes: Int
  /// How often the memory of the process tree is looked at, at most.
  public var memoryIntervalSeconds: Double
  /// Whether the program is gillab's own, which does not turn on its parent: then the worker's server supervises it itself.
  ///
  /// A supervisor of its own, which a document's snippet may kill, costs a fork, its page faults and its end: as much again
  /// as everything else that is done for a short sample.
  public var isOwnWork: Bool

  public init(
    program: Program, workingDirectory: String, timeoutSeconds: Double, outputLimitBytes: Int,
    memoryIntervalSeconds: Double = 0.02, isOwnWork: Bool = false
  ) {
    self.program = program
    self.workingDirectory = workingDirectory
    self.timeoutSeconds = timeoutSeconds
    self.outputLimitBytes = outputLimitBytes
    self.memoryIntervalSeconds = memoryIntervalSeconds
    self.isOwnWork = isOwnWork
  }
}

/// A block of a document and the interpreter to run it in.
public struct HostedSnippet: Codable, Sendable, Hashable {
  /// The interpreter's own executable: what `sys.executable` will be.
  public var executable: String
  /// Its shared library.
  public var library: String
  /// Absolute path of the document: the script's name in `__file__` and tracebacks.
  public var document: String
  /// Line of the block's first line in the document, from 1.
  public var line: Int
  /// The block, byte for byte.
  public var source: String
  /// What `multiprocessing` uses by default; nil leaves the interpreter's own default.
  public var startMethod: String?
  /// The main guards found in the block: when one was never true, the run says so.
  public var guards: [MainGuard]
  /// The Python file that watches for lost exceptions.
  public var witness: String
  /// A folder where its compiled form is kept between runs.
  public var witnessCache: String

  public init(
    executable: String, library: String, document: String, line: Int, source: String, startMethod: String?,
    guards: [MainGuard], witness: String, witnessCache: String
  ) {
    self.executable = executable
    self.library = library
    self.document = document
    self.line = line
    self.source = source
    self.startMethod = startMethod
    self.guards = guards
    self.witness = witness
    self.witnessCache = witnessCache
  }

  /// The script as the interpreter reads it: empty lines first, so that line N of it is line N of the document.
  public var script: String { String(repeating: "\n", count: max(0, line - 1)) + source }
}

/// A top-level `if` that compares `__name__` (or a name that looks like it) with a constant.
public struct MainGuard: Codable, Sendable, Hashable {
  /// Line in the document, from 1.
  public var line: Int
  /// The condition as written, for example `__name__ == "__mian__"`.
  public var condition: String

  public init(line: Int, condition: String) {
    self.line = line
    self.condition = condition
  }
}

/// A Python file and what it is called with.
public struct HostedScript: Codable, Sendable, Hashable {
  /// The interpreter's own executable.
  public var executable: String
  /// Its shared library.
  public var library: String
  /// Absolute path.
  public var path: String
  public var arguments: [String]

  public init(executable: String, library: String, path: String, arguments: [String]) {
    self.executable = executable
    self.library = library
    self.path = path
    self.arguments = arguments
  }
}
