import Glibc

/// Seconds on CLOCK_MONOTONIC.
///
/// `ContinuousClock` reads CLOCK_BOOTTIME, which counts a suspended machine's sleep as run time.
public enum MonotonicSeconds {
  public static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
