import Glibc

/// zlib's compression of 64 KiB: the same library and the same bytes as in `pyscripts/probes/cpu_work.py`.
///
/// The library is looked for when it is needed, as an interpreter does with its `zlib` module: a machine without it lacks
/// one figure and nothing else.
public struct Compression: Sendable {
  private typealias Compress2 =
    @convention(c) (
      UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>, UInt, Int32
    ) -> Int32

  private let compress2: Compress2
  private let block: [UInt8]

  public init() throws {
    guard let library = dlopen("libz.so.1", RTLD_NOW), let symbol = dlsym(library, "compress2") else {
      throw ProbeFailure.noEquivalent(reason: "libz.so.1, which Python compresses with, is not installed for others")
    }
    // SAFETY: the type is that of zlib.h, where uLong is the machine's word; the library is never unloaded.
    compress2 = unsafeBitCast(symbol, to: Compress2.self)
    var value = 1
    block = (0..<(1 << 16)).map { _ in
      value = Arithmetic.step(value)
      return UInt8(97 + (value >> 16) % 16)
    }
  }

  /// Compresses the block; the length of the result, 0 on failure.
  public func compressedBytes() -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * block.count) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      var length = UInt(buffer.count)
      let status = block.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { compress2(start, &length, $0, UInt(bytes.count), 6) } ?? -1
      }
      return status == 0 ? Int(length) : 0
    }
  }
}
