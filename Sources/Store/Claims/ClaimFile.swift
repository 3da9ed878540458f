import Glibc
import Synchronization

/// Which runs are being carried out, by locks that the kernel takes away when their process dies, however it dies.
///
/// A file beside the store. Each run has a slot of 16 bytes, at its number: whoever carries the run out holds a lock on
/// the slot, and has written its process number there. The locks belong to the open file and not to the process (open
/// file description locks, `fcntl(2)`), so two stores within one process keep each other out as well.
final class ClaimFile: Sendable {
  /// Held while tables are made or changed.
  static let schemaSlot: Int64 = 0

  private static let slotBytes: Int64 = 16
  /// `F_OFD_GETLK` and `F_OFD_SETLK`, which Swift's Glibc leaves out.
  private static let getLock: Int32 = 36
  private static let setLock: Int32 = 37

  private let path: String
  private let file: Int32
  /// What is taken through this very file: the kernel tells only of others' locks.
  private let held = Mutex<Set<Int64>>([])

  /// Makes the file where there is none.
  init(toWriteBeside store: String) throws(StoreError) {
    path = store + "-claims"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .inaccessible(path: path, reason: String(cString: strerror(errno))) }
  }

  /// Nil where there is none, or none that may be read: then nobody is known to hold a claim.
  init?(toReadBeside store: String) {
    path = store + "-claims"
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
  }

  deinit { close(file) }

  /// Takes a slot that nobody holds; this file itself may hold it already.
  func take(_ slot: Int64) throws(StoreError) -> Bool {
    var lock = Self.lock(slot, F_WRLCK)
    while fcntl(file, Self.setLock, &lock) != 0 {
      switch errno {
      case EINTR: continue
      case EAGAIN, EACCES: return false
      default: throw .inaccessible(path: path, reason: String(cString: strerror(errno)))
      }
    }
    held.withLock { _ = $0.insert(slot) }
    let digits = Array("\(getpid())\n".utf8)
    let text = digits + Array(repeating: UInt8(ascii: " "), count: max(0, Int(Self.slotBytes) - digits.count))
    // Only for the message to others: the lock is what counts.
    _ = pwrite(file, text, text.count, Int(slot * Self.slotBytes))
    return true
  }

  func release(_ slot: Int64) {
    var lock = Self.lock(slot, F_UNLCK)
    _ = fcntl(file, Self.setLock, &lock)
    held.withLock { _ = $0.remove(slot) }
  }

  /// Whether anybody holds the slot.
  func isTaken(_ slot: Int64) -> Bool {
    if held.withLock({ $0.contains(slot) }) { return true }
    var lock = Self.lock(slot, F_WRLCK)
    return fcntl(file, Self.getLock, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  /// The process that wrote itself into the slot last.
  func owner(of slot: Int64) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: Int(Self.slotBytes))
    let count = pread(file, &bytes, bytes.count, Int(slot * Self.slotBytes))
    return Int32(String(decoding: bytes.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  private static func lock(_ slot: Int64, _ type: Int32) -> flock {
    flock(
      l_type: Int16(type), l_whence: Int16(SEEK_SET), l_start: Int(slot * slotBytes), l_len: Int(slotBytes), l_pid: 0)
  }
}
