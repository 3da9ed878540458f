import Glibc

/// What a process has used of processors since it began, all of its threads together.
///
/// Source: `getrusage`.
public struct ProcessUsage: Sendable, Hashable {
  public var userSeconds: Double
  public var systemSeconds: Double
  public var voluntarySwitches: Int
  public var involuntarySwitches: Int

  public init(
    userSeconds: Double = 0, systemSeconds: Double = 0, voluntarySwitches: Int = 0, involuntarySwitches: Int = 0
  ) {
    self.userSeconds = userSeconds
    self.systemSeconds = systemSeconds
    self.voluntarySwitches = voluntarySwitches
    self.involuntarySwitches = involuntarySwitches
  }

  /// Of this process.
  public static func now() -> ProcessUsage { of(RUSAGE_SELF) }

  /// Of all child processes that have ended and been waited for.
  public static func ofEndedChildren() -> ProcessUsage { of(RUSAGE_CHILDREN) }

  private static func of(_ who: __rusage_who) -> ProcessUsage {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    return ProcessUsage(
      userSeconds: seconds(usage.ru_utime), systemSeconds: seconds(usage.ru_stime),
      voluntarySwitches: usage.ru_nvcsw, involuntarySwitches: usage.ru_nivcsw)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  public static func + (first: Self, second: Self) -> Self {
    ProcessUsage(
      userSeconds: first.userSeconds + second.userSeconds, systemSeconds: first.systemSeconds + second.systemSeconds,
      voluntarySwitches: first.voluntarySwitches + second.voluntarySwitches,
      involuntarySwitches: first.involuntarySwitches + second.involuntarySwitches)
  }

  public static func - (later: Self, earlier: Self) -> Self {
    ProcessUsage(
      userSeconds: later.userSeconds - earlier.userSeconds,
      systemSeconds: later.systemSeconds - earlier.systemSeconds,
      voluntarySwitches: later.voluntarySwitches - earlier.voluntarySwitches,
      involuntarySwitches: later.involuntarySwitches - earlier.involuntarySwitches)
  }

  /// The later of two readings of one process: what it has used only grows.
  public static func later(_ first: Self, _ second: Self) -> Self {
    ProcessUsage(
      userSeconds: max(first.userSeconds, second.userSeconds),
      systemSeconds: max(first.systemSeconds, second.systemSeconds),
      voluntarySwitches: max(first.voluntarySwitches, second.voluntarySwitches),
      involuntarySwitches: max(first.involuntarySwitches, second.involuntarySwitches))
  }
}
