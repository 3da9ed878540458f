/// zlib's compression of 64 KiB: the same library and the same bytes as in `pyscripts/probes/cpu_work.py`.
public struct Compression: Sendable {
  private let zlib: Zlib
  private let block: [UInt8]

  public init() throws {
    do { zlib = try Zlib() } catch { throw ProbeFailure.noEquivalent(reason: "\(error)") }
    var value = 1
    block = (0..<(1 << 16)).map { _ in
      value = Arithmetic.step(value)
      return UInt8(97 + (value >> 16) % 16)
    }
  }

  /// Compresses the block; the length of the result, 0 on failure.
  public func compressedBytes() -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * block.count) { zlib.compress(block, into: $0) ?? 0 }
  }
}
