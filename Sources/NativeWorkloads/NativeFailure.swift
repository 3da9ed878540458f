import Glibc

/// Why a sample in native Swift came to nothing.
enum NativeFailure: Error, CustomStringConvertible {
  case unknownWords([String])
  /// A call of the system's that failed.
  case system(call: String, reason: String)

  /// By the calling thread's `errno`.
  static func lastError(of call: String) -> NativeFailure {
    .system(call: call, reason: String(cString: strerror(errno)))
  }

  var description: String {
    switch self {
    case .unknownWords(let words):
      "\(words.isEmpty ? "no words" : "\"\(words.joined(separator: " "))\""): "
        + "gillab starts this program itself, as `serve` or `sample RUN_FOLDER`; use `gillab compare`"
    case .system(let call, let reason): "\(call): \(reason)"
    }
  }
}
