import Glibc

/// How many files this process may have open at once.
public enum FileLimit {
  /// Raises it as far as the system allows, for this process and those that it starts: each of thousands of connections
  /// or workers is a file.
  public static func raise() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
