extension LibPython {
  /// A CPython release: `3.13.0`.
  public struct Version: Sendable, Hashable {
    public let major: Int
    public let minor: Int
    /// The text after the minor number, pre-release letters included: `0`, `0rc2`, `1+`.
    public let patch: String

    public init(major: Int, minor: Int, patch: String = "0") {
      self.major = major
      self.minor = minor
      self.patch = patch
    }

    /// Reads the start of `Py_GetVersion()`: `3.13.0 experimental free-threading build (main, …) [GCC …]`.
    init?(banner: String) {
      let number = banner.prefix { $0 != " " }.split(separator: ".", maxSplits: 2)
      guard number.count == 3, let major = Int(number[0]), let minor = Int(number[1]) else { return nil }
      self.init(major: major, minor: minor, patch: String(number[2]))
    }
  }
}

extension LibPython.Version: Comparable, CustomStringConvertible {
  /// By major and minor number: the C API does not change within a minor release.
  public static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

  public var description: String { "\(major).\(minor).\(patch)" }
}
