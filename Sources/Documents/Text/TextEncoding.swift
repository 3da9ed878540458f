/// How a document's bytes were read.
public enum TextEncoding: String, Sendable {
  /// With or without a byte-order mark.
  case utf8
  /// The superset of GBK and GB2312 that Chinese editors write. Source: GB 18030-2005, as in the system's iconv.
  case gb18030
}

/// A file's text, without its byte-order mark.
struct DecodedText {
  /// Valid UTF-8, whatever the file's encoding.
  let bytes: [UInt8]
  let encoding: TextEncoding
  /// Where in the file UTF-8 first failed, if it did. 0-based.
  let firstByteNotUTF8: Int?

  /// UTF-8 first, else GB18030: GB18030 text is almost never valid UTF-8, while the reverse is common.
  init(_ file: [UInt8], path: String) throws(DocumentError) {
    guard let invalid = Self.firstInvalidUTF8(file) else {
      self.init(file, .utf8, nil)
      return
    }
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) { throw .utf16(path: path) }
    switch GB18030.decode(file) {
    case .text(let bytes): self.init(bytes, .gb18030, invalid)
    case .invalid(let offset): throw .notText(path: path, utf8Offset: invalid, gb18030Offset: offset)
    case .unavailable: throw .noGB18030(path: path, utf8Offset: invalid)
    }
  }

  private init(_ bytes: [UInt8], _ encoding: TextEncoding, _ firstByteNotUTF8: Int?) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    self.encoding = encoding
    self.firstByteNotUTF8 = firstByteNotUTF8
  }

  private static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
