import Glibc

/// Where an export goes, piece by piece: a file, which has its name only once it is whole, or a stream.
public final class ExportSink {
  private let name: String
  private let path: String?
  private var partialPath: String?
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferBytes = 256 << 10

  /// Standard output.
  public init() {
    name = "standard output"
    path = nil
    descriptor = 1
  }

  /// A file; what had its name before is replaced when all is written. A pipe or a device is written to as it is.
  public init(path: String) throws(ExportError) {
    name = path
    self.path = path
    var status = stat()
    let isFile = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    partialPath = isFile ? path + ".partial" : nil
    let flags = isFile ? O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC : O_WRONLY | O_CLOEXEC
    descriptor = open(partialPath ?? path, flags, 0o644)
    guard descriptor >= 0 else { throw .unwritable(name: path, reason: String(cString: strerror(errno))) }
  }

  deinit {
    guard path != nil, descriptor >= 0 else { return }
    close(descriptor)
    if let partialPath { unlink(partialPath) }
  }

  func write(_ text: String) throws(ExportError) { try write(text.utf8) }

  func write(_ bytes: some Sequence<UInt8>) throws(ExportError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Writes what is left, and gives a file its name.
  public func finish() throws(ExportError) {
    try flush()
    guard let path else { return }
    guard close(descriptor) == 0 else { throw refusal() }
    descriptor = -1
    if let partialPath, rename(partialPath, path) != 0 { throw refusal() }
    partialPath = nil
  }

  private func flush() throws(ExportError) {
    var done = 0
    while done < buffer.count {
      let count = buffer[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw errno == EPIPE ? .readerGone : refusal()
      }
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func refusal() -> ExportError { .unwritable(name: name, reason: String(cString: strerror(errno))) }
}

/// Why a run could not be exported.
public enum ExportError: Error, Sendable, Hashable, CustomStringConvertible {
  case unwritable(name: String, reason: String)
  /// Whoever read the stream wants no more of it.
  case readerGone
  /// The format has no way to say that nothing was measured.
  case nothingMeasured(run: String)

  public var description: String {
    switch self {
    case .unwritable(let name, let reason):
      "\(name): \(reason); name a file in a folder that can be written with --out, or - for standard output"
    case .readerGone: "standard output: whoever read it has gone"
    case .nothingMeasured(let run):
      "\(run): no cell of it has a sample, and pyperf accepts no file without one; --format json shows what there is"
    }
  }
}
