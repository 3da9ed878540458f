/// A text in which quotes are looked up. Line breaks and runs of blanks count as one space, on both sides.
struct QuotableText {
  private let bytes: [UInt8]
  /// For each byte, its 1-based line in the text.
  private let lines: [Int]

  init(_ text: String) {
    (bytes, lines) = Self.collapse(text)
  }

  /// The 1-based line where the quote first begins, or `nil` where it does not stand in the text.
  func line(of quote: String) -> Int? {
    var wanted = Self.collapse(quote).bytes
    if wanted.first == UInt8(ascii: " ") { wanted.removeFirst() }
    if wanted.last == UInt8(ascii: " ") { wanted.removeLast() }
    guard !wanted.isEmpty else { return nil }
    return bytes.firstRange(of: wanted).map { lines[$0.lowerBound] }
  }

  private static func collapse(_ text: String) -> (bytes: [UInt8], lines: [Int]) {
    let source = SourceLines(Array(text.utf8))
    var bytes: [UInt8] = []
    var lines: [Int] = []
    for number in 1..<(source.count + 1) {
      for byte in source.content(number) + [UInt8(ascii: " ")] {
        let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        if isBlank, bytes.last == UInt8(ascii: " ") { continue }
        bytes.append(isBlank ? UInt8(ascii: " ") : byte)
        lines.append(number)
      }
    }
    return (bytes, lines)
  }
}
