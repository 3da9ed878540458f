import Glibc

/// User and system time that a process, with its threads but without its children, has used so far: POSIX's CPU-time
/// clock of a process, to the nanosecond where `/proc/PID/stat` counts ticks of 10 ms.
public struct ProcessorClock: Sendable {
  private let clock: clockid_t

  /// That of this process.
  public static let own = ProcessorClock(clock: CLOCK_PROCESS_CPUTIME_ID)

  /// That of another process, which need not be a child.
  ///
  /// - Returns: Nil when there is no such process.
  public init?(of process: pid_t) {
    var clock = clockid_t()
    guard clock_getcpuclockid(process, &clock) == 0 else { return nil }
    self.clock = clock
  }

  private init(clock: clockid_t) { self.clock = clock }

  /// 0 when the process has ended.
  public var seconds: Double {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
