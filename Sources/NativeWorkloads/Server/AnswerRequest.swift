import NIOCore

/// What a client asks the loopback server for: 24 bytes, little-endian (docs/workloads.md).
struct AnswerRequest: Equatable, Sendable {
  enum Kind: UInt32 {
    case bytes = 0
    /// A JSON list of numbers.
    case numbers = 1
  }

  static let byteCount = 24
  /// The largest answer: more than the largest payload of any workload.
  static let largestSize: [Kind: UInt32] = [.bytes: 1 << 28, .numbers: 1 << 24]

  var kind: Kind
  var delayMicroseconds: UInt32
  var seed: UInt64
  /// Bytes, or numbers.
  var size: UInt32

  var bytes: [UInt8] {
    var buffer = ByteBuffer()
    for value in [kind.rawValue, delayMicroseconds] { buffer.writeInteger(value, endianness: .little) }
    buffer.writeInteger(seed, endianness: .little)
    for value in [size, 0] { buffer.writeInteger(value, endianness: .little) }
    return Array(buffer.readableBytesView)
  }

  /// What the server answers.
  var answer: [UInt8] {
    switch kind {
    case .bytes: Payload.bytes(Int(size), seed: seed)
    case .numbers: Payload.numbers(Int(size), seed: seed)
    }
  }
}

extension AnswerRequest {
  /// Takes a request out of a buffer that holds at least ``byteCount`` bytes; nil for one that makes no sense.
  init?(from buffer: inout ByteBuffer) {
    guard
      let (kind, delay, seed, size, rest) = buffer.readMultipleIntegers(
        endianness: .little, as: (UInt32, UInt32, UInt64, UInt32, UInt32).self),
      let kind = Kind(rawValue: kind), let largest = Self.largestSize[kind], size <= largest, rest == 0
    else { return nil }
    self.init(kind: kind, delayMicroseconds: delay, seed: seed, size: size)
  }
}
