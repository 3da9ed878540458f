/// A text's bytes cut into lines where CommonMark and Python both cut: at CR LF, LF and a lone CR, nowhere else.
///
/// U+2028, form feed and NEL are part of a line. A text that ends in a line ending has no empty line after it.
struct SourceLines {
  struct Line {
    /// The line without its ending.
    let content: Range<Int>
    /// The line with its ending, which the last one may lack.
    let whole: Range<Int>
  }

  let bytes: [UInt8]
  private let lines: [Line]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
      var next = min(end + 1, bytes.count)
      if next < bytes.count, bytes[end] == UInt8(ascii: "\r"), bytes[next] == UInt8(ascii: "\n") { next += 1 }
      lines.append(Line(content: start..<end, whole: start..<next))
      start = next
    }
    self.lines = lines
  }

  var count: Int { lines.count }

  /// - Parameter number: 1-based.
  /// - Returns: `nil` outside the text.
  subscript(number: Int) -> Line? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }

  /// The bytes of a line without its ending; empty outside the text.
  func content(_ number: Int) -> ArraySlice<UInt8> { bytes[self[number]?.content ?? 0..<0] }

  /// The bytes of a line's ending: empty, CR, LF or CR LF.
  func ending(_ number: Int) -> ArraySlice<UInt8> {
    guard let line = self[number] else { return [] }
    return bytes[line.content.upperBound..<line.whole.upperBound]
  }
}
