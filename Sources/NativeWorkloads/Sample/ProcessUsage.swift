import Glibc

/// What a process has used of processors since it began, all of its threads together.
struct ProcessUsage: Sendable, Equatable {
  var userSeconds = 0.0
  var systemSeconds = 0.0
  var voluntarySwitches = 0
  var involuntarySwitches = 0

  static func now() -> ProcessUsage { of(RUSAGE_SELF) }

  /// Of all child processes that have ended and been waited for.
  static func ofEndedChildren() -> ProcessUsage { of(RUSAGE_CHILDREN) }

  private static func of(_ who: __rusage_who) -> ProcessUsage {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    return ProcessUsage(
      userSeconds: seconds(usage.ru_utime), systemSeconds: seconds(usage.ru_stime),
      voluntarySwitches: usage.ru_nvcsw, involuntarySwitches: usage.ru_nivcsw)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  static func + (first: Self, second: Self) -> Self {
    ProcessUsage(
      userSeconds: first.userSeconds + second.userSeconds, systemSeconds: first.systemSeconds + second.systemSeconds,
      voluntarySwitches: first.voluntarySwitches + second.voluntarySwitches,
      involuntarySwitches: first.involuntarySwitches + second.involuntarySwitches)
  }

  static func - (later: Self, earlier: Self) -> Self {
    ProcessUsage(
      userSeconds: later.userSeconds - earlier.userSeconds,
      systemSeconds: later.systemSeconds - earlier.systemSeconds,
      voluntarySwitches: later.voluntarySwitches - earlier.voluntarySwitches,
      involuntarySwitches: later.involuntarySwitches - earlier.involuntarySwitches)
  }

  /// The later of two readings of one process: what it has used only grows.
  static func later(_ first: Self, _ second: Self) -> Self {
    ProcessUsage(
      userSeconds: max(first.userSeconds, second.userSeconds),
      systemSeconds: max(first.systemSeconds, second.systemSeconds),
      voluntarySwitches: max(first.voluntarySwitches, second.voluntarySwitches),
      involuntarySwitches: max(first.involuntarySwitches, second.involuntarySwitches))
  }
}
