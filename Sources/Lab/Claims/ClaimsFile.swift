import Documents
import PyScripts

/// The claims of a document, as a file has them, with every name in it checked against what gillab can measure.
public struct ClaimsFile: Sendable {
  /// As it was named on the command line; nil for the one that gillab carries.
  public let name: String?
  /// What it says.
  public let content: DocumentClaims

  /// Reads a claims file and the document that it names.
  public init(path: String) throws(ClaimsFileError) {
    self.init(name: path, content: try DocumentClaims.load(path: path, vocabulary: .measurable))
  }

  init(name: String?, content: DocumentClaims) {
    self.name = name
    self.content = content
  }

  /// That of the document that gillab carries.
  public static func shipped(_ scripts: PyScripts) throws(ClaimsFileError) -> ClaimsFile {
    let path = scripts.path("claims/python-concurrency.yaml")
    return ClaimsFile(name: nil, content: try DocumentClaims.load(path: path, vocabulary: .measurable))
  }
}
