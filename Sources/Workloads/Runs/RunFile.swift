import Glibc

/// A file in a run's folder.
///
/// Foundation's own way of writing waits until the disk has the bytes, which takes longer than a short block runs;
/// a run's files are gone a moment later.
public enum RunFile {
  /// Writes a new file.
  ///
  /// - Returns: Why it could not be written; nil if it was.
  public static func write(_ bytes: [UInt8], to path: String) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return String(cString: strerror(errno))
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
