import Synchronization
import Workloads

/// zlib compresses a buffer: the library that Python calls without the GIL.
struct ReleasedCompression: Workload {
  static let id = "cpu.released"

  private let zlib: Zlib
  private let payloads: Payloads
  private let seen = SeenResults()

  init(_ request: SampleRequest) throws {
    zlib = try Zlib()
    payloads = try Payloads(request)
  }

  func run(_ unit: Int) throws -> [UInt8] {
    guard let compressed = zlib.compressed(payloads[unit]) else {
      throw NativeFailure.system(call: "zlib's compress2", reason: "there is no memory for it")
    }
    return compressed
  }

  func check(_ unit: Int, _ product: [UInt8]) -> UInt64 {
    let kind = unit % Payload.kinds
    if let seen = seen.result(of: kind), seen.bytes == product { return seen.sum }
    let sum = zlib.crc(product)
    seen.keep(product, sum, of: kind)
    return sum
  }

  /// The first result of each payload, with its checksum: comparing the next ones is cheaper than theirs.
  private final class SeenResults: Sendable {
    private let results = Mutex<[Int: (bytes: [UInt8], sum: UInt64)]>([:])

    func result(of kind: Int) -> (bytes: [UInt8], sum: UInt64)? { results.withLock { $0[kind] } }

    func keep(_ bytes: [UInt8], _ sum: UInt64, of kind: Int) {
      results.withLock { results in if results[kind] == nil { results[kind] = (bytes, sum) } }
    }
  }
}
