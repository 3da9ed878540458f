/// A fenced block as CommonMark sees it, before the document's own bytes are put back.
struct FencedBlock {
  /// 1-based line of the opening fence.
  let fenceLine: Int
  /// 1-based byte column of the opening fence's first character.
  let fenceColumn: Int
  let info: String
  /// The code with container prefixes gone, line endings made LF and NUL made U+FFFD. One line per document line.
  let literal: [UInt8]
  /// The text of the nearest heading before it.
  let heading: String?

  var lineCount: Int { literal.count { $0 == UInt8(ascii: "\n") } }
}
