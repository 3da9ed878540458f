import Glibc

/// The machine's zlib: the library that Python's `zlib` module uses as well.
///
/// It is looked for when it is needed, as an interpreter does with its module: a machine without it lacks a few figures
/// and nothing else.
public struct Zlib: Sendable {
  /// The level that Python compresses with unless it is told otherwise.
  private static let level: Int32 = 6

  private typealias Compress2 =
    @convention(c) (
      UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt>, UnsafePointer<UInt8>, UInt, Int32
    ) -> Int32
  private typealias CRC32 = @convention(c) (UInt, UnsafePointer<UInt8>?, UInt32) -> UInt
  private typealias CompressBound = @convention(c) (UInt) -> UInt

  private let compress2: Compress2
  private let crc32: CRC32
  private let compressBound: CompressBound

  /// The library was not found.
  public struct Missing: Error, CustomStringConvertible {
    public var description: String { "libz.so.1, which Python compresses with, is not installed for others" }
  }

  public init() throws(Missing) {
    guard let library = dlopen("libz.so.1", RTLD_NOW), let compress2 = dlsym(library, "compress2"),
      let crc32 = dlsym(library, "crc32"), let compressBound = dlsym(library, "compressBound")
    else { throw Missing() }
    // SAFETY: the types are those of zlib.h, where uLong is the machine's word; the library is never unloaded.
    self.compress2 = unsafeBitCast(compress2, to: Compress2.self)
    self.crc32 = unsafeBitCast(crc32, to: CRC32.self)
    self.compressBound = unsafeBitCast(compressBound, to: CompressBound.self)
  }

  /// Compresses with level 6.
  ///
  /// - Returns: How many bytes of the buffer the result takes; nil when it is too small or there is no memory.
  public func compress(_ bytes: [UInt8], into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    guard let start = buffer.baseAddress else { return nil }
    var length = UInt(buffer.count)
    let status = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { compress2(start, &length, $0, UInt(bytes.count), Self.level) } ?? -1
    }
    return status == 0 ? Int(length) : nil
  }

  /// Compressed with level 6; nil when there is no memory.
  public func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var isWhole = false
    let result = [UInt8](unsafeUninitializedCapacity: Int(compressBound(UInt(bytes.count)))) { buffer, initialized in
      let count = compress(bytes, into: buffer)
      isWhole = count != nil
      initialized = count ?? 0
    }
    return isWhole ? result : nil
  }

  /// CRC-32, as `zlib.crc32` gives it.
  public func crc(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { bytes in
      var sum: UInt = 0
      var rest = bytes[...]
      // zlib takes no more than 32 bits of length at a time.
      while !rest.isEmpty {
        let part = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
        sum = crc32(sum, part.baseAddress, UInt32(part.count))
        rest = rest.dropFirst(part.count)
      }
      return UInt64(sum)
    }
  }
}
