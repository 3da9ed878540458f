import Interpreters

/// A program to run as `python` would, with everything recorded that happens to its GIL.
public struct TraceRequest: Sendable {
  public var interpreter: Interpreter
  /// What follows `python` on its command line: a script, or `-m MODULE`, or `-c CODE`, and their arguments.
  public var arguments: [String]
  /// Whether interpreters that the program starts are traced too. Its forks always are.
  public var followsPythons = false
  /// The program is interrupted after so long; nil lets it run.
  public var seconds: Double?
  /// Largest size of the file of events. What comes later is counted as lost.
  public var limitBytes = TraceRequest.defaultLimitBytes
  public var output = Output.inherited
  /// False runs the program in the same way without recording anything: for a comparison.
  public var isRecorded = true
  /// Whether the program can import `gillab_native`.
  public var offersCalibration = false

  /// Where the program's standard output goes.
  public enum Output: Sendable {
    /// To this process's.
    case inherited
    /// To this process's standard error, as its standard output is for something else.
    case standardError
    case discarded
    /// To ``TracedRun/keptOutput``.
    case kept
  }

  /// 64 million events: hours of an ordinary program, and about two minutes of one that does nothing but pass the lock.
  public static let defaultLimitBytes = 1 << 30

  public init(interpreter: Interpreter, arguments: [String]) {
    self.interpreter = interpreter
    self.arguments = arguments
  }
}

/// How a traced program ended.
public enum TracedEnding: Sendable, Hashable {
  case exited(code: Int32)
  case signalled(signal: Int32)

  /// What a shell reports: the exit status, or 128 and the signal.
  public var status: Int32 {
    switch self {
    case .exited(let code): code
    case .signalled(let signal): 128 + signal
    }
  }
}

/// A traced program's run: where its events are, and what the lab saw of it from outside.
public struct TracedRun: Sendable {
  /// The file of events (GILEventFormat.h), and the notes beside it. Gone when the trace has been read.
  public var eventsPath: String
  public var notesPath: String { eventsPath + ".notes" }
  public var process: Int32
  public var ending: TracedEnding
  /// When it ended, on CLOCK_MONOTONIC.
  public var endNanoseconds: Int64
  /// User and system time of the program and the children that it waited for.
  public var cpuSeconds: Double
  /// What ended it before its time.
  public var stopped: Stop?
  /// Whether it did not heed that and was killed.
  public var wasKilled = false
  /// Processes of the program that still ran when it had ended.
  public var leftBehind: Int
  /// Its standard output, if the request asked for it.
  public var keptOutput: [UInt8] = []

  public enum Stop: Sendable, Hashable {
    case interrupted(signal: Int32)
    case timeIsUp(seconds: Double)
  }
}
