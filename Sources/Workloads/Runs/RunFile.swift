import Glibc

/// A file in a run's folder.
///
/// Foundation's own way of writing waits until the disk has the bytes, which takes milliseconds, for files that are gone
/// a moment later; and its way of naming a file to read takes longer than reading it.
public enum RunFile {
  /// A whole file; nil if it cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? content : nil }
      content.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes a new file.
  ///
  /// - Parameter permissions: Of a file that is not there yet, less the umask: the user's own alone unless it is for others.
  /// - Returns: Why it could not be written; nil if it was.
  public static func write(_ bytes: [UInt8], to path: String, permissions: mode_t = 0o600) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
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
