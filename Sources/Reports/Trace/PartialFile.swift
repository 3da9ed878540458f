import Glibc

/// A file that has its name only once it is whole: until then it is written as `PATH.partial`.
final class PartialFile {
  let path: String
  private let partialPath: String
  private var file: Int32
  private var buffer: [UInt8] = []
  /// Why writing stopped, the first time it did.
  private(set) var failure: String?

  private static let bufferBytes = 256 << 10

  init(path: String) throws(TraceFileError) {
    self.path = path
    partialPath = path + ".partial"
    file = open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw TraceFileError(path: partialPath, reason: String(cString: strerror(errno))) }
    buffer.reserveCapacity(Self.bufferBytes + 4096)
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    unlink(partialPath)
  }

  func write(_ text: StaticString) {
    text.withUTF8Buffer { buffer.append(contentsOf: $0) }
    flushIfFull()
  }

  func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    flushIfFull()
  }

  /// A number in decimal digits.
  func write(_ number: some BinaryInteger) { write(String(number).utf8) }

  /// Gives the file its name.
  func finish() throws(TraceFileError) {
    flush()
    if close(file) != 0, failure == nil { failure = String(cString: strerror(errno)) }
    file = -1
    if failure == nil, rename(partialPath, path) != 0 { failure = String(cString: strerror(errno)) }
    guard let failure else { return }
    unlink(partialPath)
    throw TraceFileError(path: path, reason: failure)
  }

  private func flushIfFull() { if buffer.count >= Self.bufferBytes { flush() } }

  private func flush() {
    var done = 0
    while done < buffer.count, failure == nil {
      let count = buffer[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { failure = String(cString: strerror(errno)) }
      done += max(0, count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// A report that could not be written.
public struct TraceFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public var description: String { "\(path): \(reason); name a file in a folder that you may write to" }
}
