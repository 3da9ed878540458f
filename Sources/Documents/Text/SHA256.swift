import Cmd

/// The SHA-256 digest of bytes, as 64 lowercase hexadecimal digits.
func sha256(_ bytes: [UInt8]) -> String {
  // libmd's SHA256_DIGEST_STRING_LENGTH, an expression Swift does not import: the digits and a NUL.
  String(unsafeUninitializedCapacity: 64 + 1) { buffer in
    buffer.withMemoryRebound(to: CChar.self) { digits in
      _ = SHA256Data(bytes, bytes.count, digits.baseAddress)
    }
    return 64
  }
}
