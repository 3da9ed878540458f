/// A fenced block's code cut from the document's own bytes.
///
/// libcmark makes line endings LF and NUL U+FFFD. So its code only says how much of each line belongs to the containers
/// (a list's indent, a quote's `>`, the fence's own indent); what follows is taken from the document, with its ending.
/// Only where a container ends inside a tab is libcmark's line kept: no byte of the document stands for half a tab.
struct SlicedCode {
  /// For a fence at the left margin, exactly the bytes between the fence lines.
  private(set) var bytes: [UInt8] = []
  /// 1-based column in the document where the first line's code begins.
  private(set) var column = 1

  init(_ block: FencedBlock, in lines: SourceLines) {
    var start = block.literal.startIndex
    for index in 0..<block.lineCount {
      let number = block.fenceLine + 1 + index
      let end = block.literal[start...].firstIndex(of: UInt8(ascii: "\n")) ?? block.literal.endIndex
      let parsed = block.literal[start..<end]
      let own = lines.content(number)
      let prefixBytes = Self.prefixBytes(of: own, before: parsed)
      let code = prefixBytes.map { own.dropFirst($0) } ?? parsed
      let ending = lines.ending(number)
      // A lone CR, then a line that was nothing but container marks: their endings must not run together into one.
      if code.isEmpty, ending == [UInt8(ascii: "\n")], bytes.last == UInt8(ascii: "\r"), prefixBytes != 0 {
        bytes.append(UInt8(ascii: "\r"))
      }
      bytes += code + ending
      if index == 0 { column = (prefixBytes ?? block.fenceColumn - 1) + 1 }
      start = end + 1
    }
  }

  /// How many bytes of the line come before the code, if the line ends in exactly that code.
  private static func prefixBytes(of line: ArraySlice<UInt8>, before code: ArraySlice<UInt8>) -> Int? {
    let replacement = Array("\u{FFFD}".utf8)
    let parsed = line.contains(0) ? line.flatMap { $0 == 0 ? replacement : [$0] }[...] : line
    guard parsed.count >= code.count, parsed.suffix(code.count) == code else { return nil }
    // NUL is never part of a prefix, so the prefix is as long in the document as in what libcmark read.
    return parsed.count - code.count
  }
}
