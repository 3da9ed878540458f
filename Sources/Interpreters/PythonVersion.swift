/// A version such as `3.13.0`, `3.15.0a2` or `3.13.5t`, whole or in part.
///
/// A trailing `t` marks a free-threaded build, as in the names of CPython's own commands.
public struct PythonVersion: Sendable, Hashable {
  public let major: Int
  /// Nil if the text names every minor version: `3`.
  public let minor: Int?
  /// Nil if the text names every micro version: `3.11`.
  public let micro: Int?
  /// For example `rc1`; empty for a final release.
  public let preRelease: String
  public let freeThreaded: Bool

  /// - Parameter text: One to three numbers with dots, then `aN`, `bN` or `rcN` after the third, then `t`.
  /// - Returns: Nil for any other text.
  public init?(_ text: some StringProtocol) {
    freeThreaded = text.hasSuffix("t")
    let body = freeThreaded ? text.dropLast() : text[...]
    let numbers = body.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let parts = numbers.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(parts.count), let first = parts[0], !parts.contains(nil) else { return nil }
    let rest = body[numbers.endIndex...]
    guard rest.isEmpty || (parts.count == 3 && Self.isPreRelease(rest)) else { return nil }
    major = first
    minor = parts.count > 1 ? parts[1] : nil
    micro = parts.count > 2 ? parts[2] : nil
    preRelease = String(rest)
  }

  private static func isPreRelease(_ text: some StringProtocol) -> Bool {
    for name in ["a", "b", "rc"] where text.hasPrefix(name) {
      return Int(text.dropFirst(name.count)) != nil
    }
    return false
  }

  /// Whether `version` is one of those that this text names: `3.11` names `3.11.7`, but not `3.11.7t`.
  public func names(_ version: PythonVersion) -> Bool {
    major == version.major && freeThreaded == version.freeThreaded
      && (minor == nil || minor == version.minor) && (micro == nil || micro == version.micro)
      && (preRelease.isEmpty || preRelease == version.preRelease)
  }
}

extension PythonVersion: Comparable {
  /// By number; a pre-release before its release; of equal numbers, the free-threaded build last.
  public static func < (left: PythonVersion, right: PythonVersion) -> Bool { left.order < right.order }

  private var order: (Int, Int, Int, String, Int) {
    (major, minor ?? 0, micro ?? 0, preRelease.isEmpty ? "~" : preRelease, freeThreaded ? 1 : 0)
  }
}

extension PythonVersion {
  /// The oldest version gillab runs: the first whose `Py_BytesMain` and thread functions it can rely on.
  static let oldest = (3, 9)
  /// The newest version whose C API gillab has been written against.
  static let newest = (3, 15)
}
