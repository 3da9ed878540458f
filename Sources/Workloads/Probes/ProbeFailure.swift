import Glibc

/// Why a probe could not measure.
public enum ProbeFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no native equivalent; why.
  case noEquivalent(reason: String)
  /// A system call failed; its own name, and why.
  case system(call: String, reason: String)
  /// What was measured did something else than it should: its figures would mean nothing.
  case wrongResult(String)
  /// The Python files of the program are not where they should be.
  case missingScript(path: String)

  public var description: String {
    switch self {
    case .noEquivalent(let reason): reason
    case .system(let call, let reason): "\(call): \(reason)"
    case .wrongResult(let what): what
    case .missingScript(let path): "\(path): it cannot be read; build with make, or install with make install"
    }
  }

  /// The call that has just failed on this thread.
  static func lastError(of call: String) -> ProbeFailure {
    .system(call: call, reason: String(cString: strerror(errno)))
  }
}
