import Glibc

extension ResultStore {
  /// Where results are kept unless `--store` says otherwise: in the user's data folder.
  ///
  /// `$XDG_DATA_HOME/gillab/results.sqlite`, else `~/.local/share/gillab/results.sqlite`. A relative `XDG_DATA_HOME` is
  /// passed over, as the specification asks.
  ///
  /// Source: https://specifications.freedesktop.org/basedir-spec/latest/
  public static func standardPath(environment: [String: String]) -> String {
    let name = "gillab/results.sqlite"
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(trimmed(data))/\(name)" }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? homeOfUser() ?? "/"
    return "\(trimmed(home))/.local/share/\(name)"
  }

  private static func trimmed(_ folder: String) -> Substring {
    var folder = folder[...]
    while folder.hasSuffix("/") { folder = folder.dropLast() }
    return folder
  }

  private static func homeOfUser() -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
      guard let memory = buffer.baseAddress,
        getpwuid_r(getuid(), &entry, memory, buffer.count, &found) == 0, found != nil,
        let home = entry.pw_dir
      else { return nil }
      return String(cString: home)
    }
  }
}
