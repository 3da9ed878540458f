/// A fenced Python block of a document: the unit that is run.
public struct Snippet: Sendable, Equatable {
  /// What names the block in logs and in an expectations file; unique in its document.
  ///
  /// `block-1`, `block-2`… counts the document's Python blocks only, so prose, headings and blocks in other languages
  /// may come and go. An author who wants a name that also survives new Python blocks writes one into the fence:
  /// ` ```python {#fetch} `.
  public let id: String
  /// 1-based line of the opening fence in the document.
  public let fenceLine: Int
  /// 1-based line of the first code line: `line - 1` empty lines before the source give tracebacks the document's lines.
  public let line: Int
  /// 1-based line of the last code line; `line - 1` for an empty block.
  public let endLine: Int
  /// 1-based column where the first line's code begins; more than 1 inside a list, a quote or an indented fence.
  public let column: Int
  /// The fence's label as written, for example `Python`.
  public let language: String
  /// The fence's whole info string, for example `python title="x"`.
  public let info: String
  /// The text of the nearest heading before the block, without its marks.
  public let heading: String?
  /// The exact text to execute, with the document's own line endings.
  public let source: String
  /// SHA-256 of the source's UTF-8 bytes, in lowercase hexadecimal.
  public let sha256: String
}
