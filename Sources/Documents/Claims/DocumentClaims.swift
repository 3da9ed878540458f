/// What a document claims, from a YAML file. docs/claims.md describes the format.
public struct DocumentClaims: Sendable {
  /// The claims file.
  public let path: String
  /// The document's path, as the file names it.
  public let documentName: String
  /// SHA-256 of the document's bytes, in lowercase hexadecimal.
  public let documentSHA256: String
  /// In the file's order; never empty. Every quote stands in the document.
  public let claims: [Claim]

  /// Reads a claims file and the document that it names.
  ///
  /// - Parameter vocabulary: What its tests may name.
  public static func load(path: String, vocabulary: ClaimVocabulary) throws(ClaimsFileError) -> DocumentClaims {
    let bytes: [UInt8]
    do throws(DocumentError) { bytes = try FileBytes.read(path) } catch {
      throw ClaimsFileError(path: path, problems: [YAMLText.problem(error, path)])
    }
    return try DocumentClaims(path: path, bytes: bytes, vocabulary: vocabulary)
  }

  /// - Parameters:
  ///   - path: Names the bytes in errors; the document's path is relative to its folder.
  ///   - vocabulary: What its tests may name.
  public init(path: String, bytes: [UInt8], vocabulary: ClaimVocabulary) throws(ClaimsFileError) {
    try self.init(path: path, bytes: bytes, vocabulary: vocabulary) { name throws(DocumentError) in
      let slash = path.lastIndex(of: "/")
      let folder = name.hasPrefix("/") ? "" : slash.map { String(path[...$0]) } ?? ""
      return try Document.load(path: folder + name)
    }
  }

  /// - Parameter document: Reads the document of a name that the file gives.
  init(
    path: String, bytes: [UInt8], vocabulary: ClaimVocabulary,
    document: (String) throws(DocumentError) -> Document
  ) throws(ClaimsFileError) {
    let content = try ClaimsReader(path: path, vocabulary: vocabulary).read(bytes, document: document)
    self.path = path
    documentName = content.name
    documentSHA256 = content.document.bytesSHA256
    claims = content.claims
  }
}
