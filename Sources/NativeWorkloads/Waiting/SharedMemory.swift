import Glibc
import LibcShims

/// Memory that several processes may have, without a name in any folder.
final class SharedMemory: @unchecked Sendable {
  // SAFETY: the address is that of a mapping that lives as long as `self`; who reads and writes it when is for its users
  // to agree on.
  let bytes: UnsafeMutableRawBufferPointer
  let descriptor: Int32

  init(byteCount: Int) throws {
    descriptor = gillab_open_memory("gillab-payload")
    guard descriptor >= 0 else { throw NativeFailure.lastError(of: "memfd_create") }
    guard ftruncate(descriptor, byteCount) == 0 else { throw NativeFailure.lastError(of: "ftruncate") }
    bytes = try Self.map(descriptor, byteCount)
  }

  /// What the parent of this child process shares with it.
  init(ofParent byteCount: Int) throws {
    descriptor = ChildProcess.sharedDescriptor
    bytes = try Self.map(descriptor, byteCount)
  }

  deinit {
    munmap(bytes.baseAddress, bytes.count)
    close(descriptor)
  }

  private static func map(_ descriptor: Int32, _ byteCount: Int) throws -> UnsafeMutableRawBufferPointer {
    guard let start = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), start != MAP_FAILED
    else {
      throw NativeFailure.lastError(of: "mmap")
    }
    return UnsafeMutableRawBufferPointer(start: start, count: byteCount)
  }

  /// Puts a payload there.
  func put(_ payload: [UInt8]) { bytes.copyBytes(from: payload) }

  /// A payload from there.
  func take() -> [UInt8] { [UInt8](bytes) }
}
