import Glibc

/// A whole file's bytes, read once.
enum FileBytes {
  /// The most that is read, so that a device or a video named by mistake is refused instead of filling memory.
  static let limitBytes = 64 << 20

  static func read(_ path: String) throws(DocumentError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw opening(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path: path, reason: message(errno)) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .folder(path: path) }
    let bytes = try readAll(file, path)
    guard !bytes.isEmpty else { throw .empty(path: path) }
    return bytes
  }

  private static func readAll(_ file: Int32, _ path: String) throws(DocumentError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: message(errno))
      }
      bytes += chunk[..<count]
      guard bytes.count <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
    }
  }

  private static func opening(_ path: String, _ code: Int32) -> DocumentError {
    code == ENOENT ? .noSuchFile(path: path) : .unreadable(path: path, reason: message(code))
  }

  private static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}
