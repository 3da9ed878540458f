import Cmd
import FoundationEssentials

/// What a page may do (Content Security Policy Level 3): run its one script, style itself, and ask nobody for anything.
struct ContentPolicy {
  let text: String

  init(script: String) {
    text = [
      "default-src 'none'", "script-src 'sha256-\(Self.digest(script))'",
      // Pictures have style attributes.
      "style-src 'unsafe-inline'", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }

  /// In Base64.
  private static func digest(_ script: String) -> String {
    let bytes = Array(script.utf8)
    // libmd's SHA256_DIGEST_LENGTH, and the state it works in.
    var context = SHA2_CTX()
    SHA256Init(&context)
    bytes.withUnsafeBufferPointer { SHA256Update(&context, $0.baseAddress, $0.count) }
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256Final(&digest, &context)
    return Data(digest).base64EncodedString()
  }
}
