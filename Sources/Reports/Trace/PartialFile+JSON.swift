extension PartialFile {
  /// Microseconds with three decimals: exactly the nanoseconds.
  func write(microseconds nanoseconds: UInt64) {
    write(nanoseconds / 1000)
    let rest = nanoseconds % 1000
    write(rest < 10 ? ".00" : rest < 100 ? ".0" : ".")
    write(rest)
  }

  func write(jsonString text: String) {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    write(bytes + [UInt8(ascii: "\"")])
  }
}
