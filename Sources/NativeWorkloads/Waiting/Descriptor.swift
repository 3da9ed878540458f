import Glibc

/// Whole reads and writes on a file descriptor, which block the thread.
enum Descriptor {
  /// The other end has gone.
  struct Ended: Error, CustomStringConvertible {
    var description: String { "the other end has gone" }
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { try write($0, to: descriptor) }
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == EPIPE ? Ended() : NativeFailure.lastError(of: "write") as any Error
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Exactly `count` bytes.
  ///
  /// - Throws: ``Ended`` where fewer come.
  static func read(_ count: Int, from descriptor: Int32) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      try read(into: UnsafeMutableRawBufferPointer(buffer)[..<count], from: descriptor)
      initialized = count
    }
  }

  static func read(into buffer: Slice<UnsafeMutableRawBufferPointer>, from descriptor: Int32) throws {
    var rest = buffer
    while !rest.isEmpty {
      let part = UnsafeMutableRawBufferPointer(rebasing: rest)
      let count = Glibc.read(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw NativeFailure.lastError(of: "read") }
      guard count > 0 else { throw Ended() }
      rest = rest.dropFirst(count)
    }
  }

  /// The two ends of a pipe, neither of which a program started later has.
  static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw NativeFailure.lastError(of: "pipe") }
    // Nothing else starts a program meanwhile, and Swift's Glibc module leaves out pipe2.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
