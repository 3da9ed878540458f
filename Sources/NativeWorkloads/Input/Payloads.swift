import Workloads

/// The few payloads of a sample, made before it is timed, and their checksums.
struct Payloads: Sendable {
  private let buffers: [[UInt8]]
  private let sums: [UInt64]
  private let zlib: Zlib

  init(_ request: SampleRequest) throws {
    let zlib = try Zlib()
    let buffers = (0..<min(Payload.kinds, request.units)).map {
      Payload.bytes(request.size, seed: UnitSeed.of(unit: $0, seed: request.seed))
    }
    self.buffers = buffers
    self.zlib = zlib
    sums = buffers.map(zlib.crc)
  }

  /// The payload of a unit.
  subscript(unit: Int) -> [UInt8] { buffers[unit % Payload.kinds] }

  /// CRC-32 of what a unit made of its payload by moving it about.
  ///
  /// Comparing is cheaper than a checksum, which only what differs needs.
  func crc(_ bytes: [UInt8], of unit: Int) -> UInt64 {
    bytes == self[unit] ? sums[unit % Payload.kinds] : zlib.crc(bytes)
  }
}
