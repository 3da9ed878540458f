/// A Markdown document and the Python blocks in it.
public struct Document: Sendable {
  /// As given.
  public let path: String
  /// SHA-256 of the file's bytes as they are on disk, in lowercase hexadecimal.
  public let bytesSHA256: String
  public let encoding: TextEncoding
  /// The whole text, without its byte-order mark.
  public let text: String
  /// The Python blocks in the document's order; empty when it has none.
  public let snippets: [Snippet]
  /// Where an author may have meant something else, in the document's order.
  public let notices: [Notice]

  /// Reads a file and finds its Python blocks.
  ///
  /// UTF-8, with or without a byte-order mark; else GB18030; else an error that names the first invalid byte.
  public static func load(path: String) throws(DocumentError) -> Document {
    try Document(path: path, bytes: FileBytes.read(path))
  }

  /// - Parameter path: Names the bytes in errors; nothing is read from it.
  public init(path: String, bytes: [UInt8]) throws(DocumentError) {
    let decoded = try DecodedText(bytes, path: path)
    let extraction = SnippetExtraction(SourceLines(decoded.bytes))
    self.path = path
    bytesSHA256 = sha256(bytes)
    encoding = decoded.encoding
    text = String(decoding: decoded.bytes, as: UTF8.self)
    snippets = extraction.snippets
    notices = Self.encodingNotices(decoded) + extraction.notices
  }

  private static func encodingNotices(_ decoded: DecodedText) -> [Notice] {
    guard let offset = decoded.firstByteNotUTF8 else { return [] }
    let message = "byte \(offset) is not UTF-8, so the file was read as GB18030; save it as UTF-8 to be certain"
    return [Notice(kind: .readAsGB18030, line: nil, message: message)]
  }
}
