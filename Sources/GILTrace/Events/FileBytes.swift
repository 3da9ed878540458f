import Glibc

/// A file that is open for reading at any place.
///
/// Not mapped into memory: a page fault maps the pages around it as well, so that a walk over the small chunks of ten
/// thousand threads would hold nearly the whole file, and a file that is cut meanwhile would end the program.
final class FileBytes: Sendable {
  let count: Int
  private let file: Int32

  init(path: String) throws(EventFileError) {
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      count = 0
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    let isKnown = fstat(file, &status) == 0
    count = Int(status.st_size)
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is no regular file")
    }
  }

  deinit { if file >= 0 { close(file) } }

  /// Fills the buffer as far as the file goes; how many bytes that were.
  func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    var done = 0
    while done < buffer.count {
      let got = pread(file, buffer.baseAddress.map { $0 + done }, buffer.count - done, offset + done)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { break }
      done += got
    }
    return done
  }

  /// A C structure; nil where the file ends before it does.
  func load<Value: BitwiseCopyable>(_ type: Value.Type, at offset: Int) -> Value? {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { buffer in
      read(UnsafeMutableRawBufferPointer(buffer), at: offset) == MemoryLayout<Value>.size ? buffer[0] : nil
    }
  }
}
