import Glibc
import Synchronization
import Workloads

/// Writes a file, reads it back and removes it.
struct FileRoundTrip: Workload {
  static let id = "io.file"

  private let payloads: Payloads
  private let folder: String
  private static let made = Atomic(0)

  init(_ request: SampleRequest) throws {
    payloads = try Payloads(request)
    folder = request.directory
  }

  func run(_ unit: Int) throws -> [UInt8] {
    // Two workers of a pool may do one unit at once, each for another repeat.
    let number = Self.made.add(1, ordering: .relaxed).newValue
    let path = "\(folder)/unit-\(getpid())-\(number)"
    try write(payloads[unit], to: path)
    defer { unlink(path) }
    return try read(path, count: payloads[unit].count)
  }

  func check(_ unit: Int, _ product: [UInt8]) -> UInt64 { payloads.crc(product, of: unit) }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw NativeFailure.lastError(of: "\(path): open") }
    defer { close(file) }
    do { try Descriptor.write(bytes, to: file) } catch {
      unlink(path)
      throw NativeFailure.system(call: "\(path): write", reason: "\(error)")
    }
  }

  private func read(_ path: String, count: Int) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw NativeFailure.lastError(of: "\(path): open") }
    defer { close(file) }
    return try Descriptor.read(count, from: file)
  }
}
