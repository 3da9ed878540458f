/// What units compress, write and send: letters that a compressor finds neither trivial nor hopeless.
enum Payload {
  /// How many different payloads a sample has: unit `i` takes number `i mod 4`.
  static let kinds = 4

  /// `count` bytes from `a` to `p`, made from a unit's seed.
  static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = LinearGenerator(seed: seed)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count { buffer[index] = 97 + UInt8(truncatingIfNeeded: generator.next() >> 16 & 15) }
      initialized = count
    }
  }

  /// ASCII text of a JSON list of `count` numbers.
  static func numbers(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = LinearGenerator(seed: seed)
    var text: [UInt8] = [UInt8(ascii: "[")]
    text.reserveCapacity(12 * count + 2)
    for index in 0..<count {
      if index > 0 { text += [UInt8(ascii: ","), UInt8(ascii: " ")] }
      append(generator.next(), to: &text)
    }
    text.append(UInt8(ascii: "]"))
    return text
  }

  /// Its decimal digits. The server makes a thousand numbers for each connection, and a `String` of each takes longer
  /// than serving it.
  private static func append(_ number: UInt32, to text: inout [UInt8]) {
    let start = text.count
    var rest = number
    repeat {
      text.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    text[start...].reverse()
  }
}
