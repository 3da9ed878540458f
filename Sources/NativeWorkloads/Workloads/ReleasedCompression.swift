import Workloads

/// zlib compresses a buffer: the library that Python calls without the GIL.
struct ReleasedCompression: Workload {
  static let id = "cpu.released"

  private let zlib: Zlib
  private let payloads: Payloads

  init(_ request: SampleRequest) throws {
    zlib = try Zlib()
    payloads = Payloads(request)
  }

  func run(_ unit: Int) throws -> [UInt8] {
    guard let compressed = zlib.compressed(payloads[unit]) else {
      throw NativeFailure.system(call: "zlib's compress2", reason: "there is no memory for it")
    }
    return compressed
  }

  func check(_ unit: Int, _ product: [UInt8]) -> UInt64 { zlib.crc(product) }
}
