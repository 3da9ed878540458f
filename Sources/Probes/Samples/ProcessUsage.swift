import Glibc
import Workloads

/// Processor time and context switches of this process.
struct ProcessUsage: Sendable {
  var userSeconds = 0.0
  var systemSeconds = 0.0
  var voluntarySwitches = 0
  var involuntarySwitches = 0

  var totalSeconds: Double { userSeconds + systemSeconds }

  static func now() -> ProcessUsage {
    var used = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &used)
    return ProcessUsage(
      userSeconds: seconds(used.ru_utime), systemSeconds: seconds(used.ru_stime), voluntarySwitches: used.ru_nvcsw,
      involuntarySwitches: used.ru_nivcsw)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

extension SampleReport {
  /// Adds what the process used from one moment to another.
  mutating func add(_ after: ProcessUsage, since before: ProcessUsage) {
    userSeconds += after.userSeconds - before.userSeconds
    systemSeconds += after.systemSeconds - before.systemSeconds
    voluntarySwitches += after.voluntarySwitches - before.voluntarySwitches
    involuntarySwitches += after.involuntarySwitches - before.involuntarySwitches
  }
}
