import Glibc

/// Why a sample in native Swift came to nothing.
enum NativeFailure: Error, CustomStringConvertible {
  case unknownWords([String])
  /// The request cannot be carried out: what is wrong with it.
  case badRequest(String)
  /// A call of the system's that failed.
  case system(call: String, reason: String)
  /// The loopback server's answer is not what was asked for.
  case shortAnswer(bytes: Int, expected: Int?)
  /// A child process ended in mid work, or reported a failure.
  case child(name: String, reason: String)

  /// By the calling thread's `errno`.
  static func lastError(of call: String) -> NativeFailure {
    .system(call: call, reason: String(cString: strerror(errno)))
  }

  var description: String {
    switch self {
    case .unknownWords(let words):
      "\(words.isEmpty ? "no words" : "\"\(words.joined(separator: " "))\""): "
        + "gillab starts this program itself, as `serve` or `sample RUN_FOLDER`; use `gillab compare`"
    case .badRequest(let what): what
    case .system(let call, let reason): "\(call): \(reason)"
    case .shortAnswer(let bytes, let expected):
      "the loopback server's answer has \(bytes) bytes\(expected.map { " instead of \($0)" } ?? ", and too few numbers")"
    case .child(let name, let reason): "\(name): \(reason)"
    }
  }
}

/// The model cannot do this work here: why, as a clause. Not a failure, but a sample's result.
struct Unsupported: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
