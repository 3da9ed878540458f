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
  ///
  /// The server makes one for each connection: a `String` of each number would take longer than all the rest.
  static func numbers(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = LinearGenerator(seed: seed)
    // Ten digits, a comma and a space.
    return [UInt8](unsafeUninitializedCapacity: 12 * count + 2) { text, end in
      text[0] = UInt8(ascii: "[")
      end = 1
      for index in 0..<count {
        if index > 0 {
          text[end] = UInt8(ascii: ",")
          text[end + 1] = UInt8(ascii: " ")
          end += 2
        }
        end = put(generator.next(), in: text, at: end)
      }
      text[end] = UInt8(ascii: "]")
      end += 1
    }
  }

  /// Its decimal digits; returns the place after the last.
  private static func put(_ number: UInt32, in text: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
    var end = start + 1
    var power = number / 10
    while power > 0 {
      end += 1
      power /= 10
    }
    var rest = number
    for place in (start..<end).reversed() {
      text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    return end
  }
}
