import Measurement

/// What a trace says: the JSON contract of `gillab trace --json` (docs/json.md). Times are seconds.
public struct TraceSummary: Sendable, Hashable, Codable {
  /// Of this layout: `gillab.trace/1`.
  public var schema = "gillab.trace/1"
  public var python: String
  public var gil: GILMode
  /// From the script's begin to the end of its process.
  public var wallSeconds: Double
  public var events: EventCounts
  /// Times a lock passed from one thread to a different one.
  public var handoffs: Int
  /// Hand-offs at which the holder had been asked for the lock, as a waiter's switch interval had run out.
  public var forcedSwitches: Int
  /// Switch intervals that ran out while a thread waited.
  public var timeouts: Int
  /// Share of their lifetimes in which the locks were held, 0 to 1.
  public var heldShare: Double
  /// How long threads waited each time they wanted a lock; nil when none ever took one. An acquisition at once counts as 0.
  @Nullable public var acquisition: Latency?
  public var threads: [ThreadSummary]
  /// Each lock by itself, the script's own first.
  public var locks: [LockSummary]
  /// The longest holds, longest first.
  public var longestHolds: [Hold]
  /// Events that did not fit those before them, after which the reading went on from the later one.
  public var anomalies: Int
  public var diagnosis: Diagnosis
  /// The diagnosis in one sentence, with its figures.
  public var explanation: String
  /// What a reader must know to trust the figures: lost events, threads that never ended, an interrupted run.
  public var notes: [String]
}

public enum GILMode: String, Sendable, Hashable, Codable {
  case on
  /// A free-threaded build that ran with its GIL, or turned it on meanwhile.
  case enabled
  /// A free-threaded build that ran without. It starts with it all the same, and an import may turn it on for a moment.
  case off
}

public struct EventCounts: Sendable, Hashable, Codable {
  public var recorded: Int
  public var lost: Int
}

/// Percentiles of durations in seconds, from an HDR histogram with three significant digits; `max` is exact.
public struct Latency: Sendable, Hashable, Codable {
  public var count: Int
  public var p50: Double
  public var p90: Double
  public var p99: Double
  public var p999: Double
  public var max: Double
}

public struct ThreadSummary: Sendable, Hashable, Codable {
  public var process: Int
  public var nativeID: Int
  /// Python's name for it, or the kernel's where the thread is not Python's; nil when unknown.
  @Nullable public var name: String?
  /// Number of the interpreter whose lock it used in its process, 0 for the main one.
  public var interpreter: Int
  /// Its first event and its end, or that of its process, from the script's begin.
  public var startSeconds: Double
  public var endSeconds: Double
  public var holdSeconds: Double
  public var waitSeconds: Double
  /// Between its first and last event, or the process's end: neither holding nor waiting.
  public var offSeconds: Double
  public var holds: Int
  /// Holds that it had to wait for.
  public var waits: Int
  public var timeouts: Int
  /// Holds that ended because the thread was asked for the lock.
  public var forced: Int
  public var longestHoldSeconds: Double
  public var longestWaitSeconds: Double
}

/// One GIL.
public struct LockSummary: Sendable, Hashable, Codable {
  public var process: Int
  /// 0 for the main interpreter; others in the order in which they were made.
  public var interpreter: Int
  public var lifetimeSeconds: Double
  public var heldShare: Double
  /// Share of the lifetime in which at least one thread waited.
  public var contendedShare: Double
  public var handoffs: Int
  public var forcedSwitches: Int
  public var timeouts: Int
}

public struct Hold: Sendable, Hashable, Codable {
  public var process: Int
  public var nativeID: Int
  @Nullable public var name: String?
  /// From the script's begin.
  public var startSeconds: Double
  public var seconds: Double
  /// The Python stack when it let go, innermost first, as `file:line in function`; nil where it was not had.
  @Nullable public var stack: [String]?
}

public enum Diagnosis: String, Sendable, Hashable, Codable {
  /// One thread kept the lock nearly all the time, and nobody waited for it.
  case busy
  /// Threads waited for each other's processor time.
  case contended
  /// A thread that lets go of the lock often paid a switch interval to get it back each time.
  case convoyed
  /// The lock was free most of the time.
  case offGIL
  /// There is no GIL.
  case freeThreaded
  /// The program ended before it could be told.
  case tooShort
}
