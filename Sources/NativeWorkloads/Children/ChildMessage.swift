/// What a child process tells its parent.
enum ChildMessage: Equatable, Sendable {
  /// It is there; or it is warmed up, and waits at the start line.
  case ready
  /// Its units are done, or what it was handed; `WorkerLog.words` in most cases.
  case words([UInt64])
  /// Why it cannot go on.
  case failed(String)

  private enum Kind: UInt8 { case ready, words, failed }

  /// One byte for the kind, four for the length of what follows, and that.
  var bytes: [UInt8] {
    let (kind, body): (Kind, [UInt8]) =
      switch self {
      case .ready: (.ready, [])
      case .words(let words): (.words, words.flatMap(Self.bytes))
      case .failed(let reason): (.failed, Array(reason.utf8))
      }
    return [kind.rawValue] + Self.bytes(UInt32(truncatingIfNeeded: body.count)) + body
  }

  /// Waits for the next message.
  static func read(from descriptor: Int32) throws -> ChildMessage {
    let head = try Descriptor.read(5, from: descriptor)
    let body = try Descriptor.read(Int(number(head[1...])), from: descriptor)
    switch Kind(rawValue: head[0]) {
    case .ready: return .ready
    case .failed: return .failed(String(decoding: body, as: UTF8.self))
    case .words:
      return .words(stride(from: 0, to: body.count - body.count % 8, by: 8).map { number(body[$0..<$0 + 8]) })
    case nil: throw NativeFailure.system(call: "a child process", reason: "it sent what is no message")
    }
  }

  static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
