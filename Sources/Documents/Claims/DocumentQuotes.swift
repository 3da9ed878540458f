/// A document's lines, in which quotes are looked up byte for byte.
struct DocumentQuotes {
  private let lines: [[UInt8]]

  init(_ text: String) {
    let source = SourceLines(Array(text.utf8))
    lines = (1..<(source.count + 1)).map { Array(source.content($0)) }
  }

  /// Numbers of the lines that have the quote, from 1.
  func lines(with quote: String) -> [Int] {
    let wanted = Array(quote.utf8)
    return lines.indices.filter { lines[$0].firstRange(of: wanted) != nil }.map { $0 + 1 }
  }

  /// The line that has most of a quote's neighbouring pairs of characters; nil where none has any.
  func nearest(to quote: String) -> (line: Int, text: String)? {
    let wanted = Self.pairs(of: quote)
    var best: (line: Int, shared: Int)?
    for place in lines.indices {
      let shared = Self.pairs(of: text(place)).intersection(wanted).count
      if shared > best?.shared ?? 0 { best = (place + 1, shared) }
    }
    return best.map { ($0.line, text($0.line - 1)) }
  }

  private func text(_ place: Int) -> String { String(decoding: lines[place], as: UTF8.self) }

  private static func pairs(of text: String) -> Set<String> {
    let characters = Array(text.lowercased())
    return Set(zip(characters, characters.dropFirst()).map { String([$0, $1]) })
  }
}
