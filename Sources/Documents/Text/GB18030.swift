import Glibc

/// GB18030 to UTF-8 through the system's iconv.
enum GB18030 {
  enum Outcome {
    /// UTF-8.
    case text([UInt8])
    /// The 0-based offset of the first byte that begins no character.
    case invalid(offset: Int)
    /// The C library came without its GB18030 table (minimal containers leave it out).
    case unavailable
  }

  static var isAvailable: Bool {
    if case .unavailable = decode([]) { false } else { true }
  }

  static func decode(_ bytes: [UInt8]) -> Outcome {
    let converter = iconv_open("UTF-8", "GB18030")
    guard converter != iconv_t(bitPattern: -1) else { return .unavailable }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // One byte becomes one byte, two become three, four become four: twice as many always hold.
    let capacity = bytes.count * 2
    var inputLeft = input.count
    var outputLeft = capacity
    var converted = 0
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        input.withUnsafeMutableBufferPointer { input in
          var from = input.baseAddress
          var to = buffer.baseAddress
          converted = iconv(converter, &from, &inputLeft, &to, &outputLeft)
        }
      }
      count = capacity - outputLeft
    }
    return converted == -1 ? .invalid(offset: bytes.count - inputLeft) : .text(output)
  }
}
