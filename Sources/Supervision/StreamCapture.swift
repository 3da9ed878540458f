import Glibc
import Workloads

/// One of a program's streams: read as it comes, kept up to a limit, the rest counted.
struct StreamCapture {
  /// -1 once the stream has ended.
  private(set) var readEnd: Int32 = -1
  private(set) var writeEnd: Int32 = -1
  private let limitBytes: Int
  private var kept: [UInt8] = []
  private var totalBytes = 0
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(limitBytes: Int) { self.limitBytes = limitBytes }

  var captured: CapturedOutput { CapturedOutput(bytes: kept, totalBytes: totalBytes) }

  mutating func open() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    (readEnd, writeEnd) = (ends[0], ends[1])
    return fcntl(readEnd, F_SETFL, O_NONBLOCK) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
  }

  /// Closes both ends, where nothing will be written.
  mutating func close() {
    for end in [readEnd, writeEnd] where end >= 0 { Glibc.close(end) }
    (readEnd, writeEnd) = (-1, -1)
  }

  mutating func closeWriteEnd() {
    Glibc.close(writeEnd)
    writeEnd = -1
  }

  /// Takes what is there, at most about 1 MiB, so that a flood on one stream does not keep the other waiting.
  mutating func read() {
    for _ in 0..<16 where !step() { return }
  }

  /// Takes what is left once nobody writes any more.
  mutating func drain() {
    while step() {}
    if readEnd >= 0 { Glibc.close(readEnd) }
    readEnd = -1
  }

  /// False when there is nothing more for now.
  private mutating func step() -> Bool {
    guard readEnd >= 0 else { return false }
    let count = Glibc.read(readEnd, &buffer, buffer.count)
    if count > 0 {
      totalBytes += count
      kept.append(contentsOf: buffer[..<min(count, max(0, limitBytes - kept.count))])
      return true
    }
    if count == 0 {
      Glibc.close(readEnd)
      readEnd = -1
    }
    return count < 0 && errno == EINTR
  }
}
