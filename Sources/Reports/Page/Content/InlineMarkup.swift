/// A document's sentence as its reader sees it: without Markdown's inline markup.
///
/// A quotation may begin or end within markup, so a delimiter without its other half goes too, where Markdown would have
/// taken it for one. Blocks are not read: a quotation has none.
enum InlineMarkup {
  static func text(of source: String) -> String {
    var reader = InlineMarkupReader(source)
    return reader.read()
  }
}

/// Reads one sentence from its begin to its end.
private struct InlineMarkupReader {
  private let source: [Character]
  private var place = 0
  private var text = ""

  init(_ source: String) { self.source = Array(source) }

  mutating func read() -> String {
    while place < source.count { step() }
    return text
  }

  private mutating func step() {
    switch source[place] {
    case "\\": escape()
    case "`": code()
    case "<": tag()
    case "&": entity()
    case "[": link()
    case "!" where character(place + 1) == "[": place += 1
    case "*", "_", "~": emphasis()
    default: take(1)
    }
  }

  private func character(_ place: Int) -> Character? { source.indices.contains(place) ? source[place] : nil }

  private mutating func take(_ count: Int) {
    text += String(source[place..<min(place + count, source.count)])
    place += count
  }

  private mutating func escape() {
    let next = character(place + 1)
    if let next, next.isASCII, next.isPunctuation || next.isSymbol { place += 1 }
    take(1)
  }

  private func run(of sign: Character, at place: Int) -> Int { source[place...].prefix { $0 == sign }.count }

  /// Up to as many backticks as it began with; what is between them means itself.
  private mutating func code() {
    let fence = run(of: "`", at: place)
    var end = place + fence
    while end < source.count {
      let length = run(of: "`", at: end)
      if length == fence { break }
      end += max(1, length)
    }
    guard end < source.count else {
      // The other half is outside of the quotation.
      place += fence
      return
    }
    text += String(source[(place + fence)..<end])
    place = end + fence
  }

  /// A line break is a space, but not beside a Chinese character; any other tag is nothing.
  private mutating func tag() {
    guard let next = character(place + 1), next.isLetter || next == "/",
      let end = source[place...].firstIndex(of: ">")
    else { return take(1) }
    let name = String(source[(place + 1)..<end]).lowercased()
    place = end + 1
    guard name.hasPrefix("br") else { return }
    let isWide = [text.last, character(place)].contains { $0.map(Self.isWide) ?? true }
    if !isWide { text += " " }
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }

  private static let entities: [String: String] = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&nbsp;": " ", "&apos;": "'", "&#39;": "'",
  ]

  private mutating func entity() {
    let rest = String(source[place...].prefix(6))
    guard let entity = Self.entities.first(where: { rest.hasPrefix($0.key) }) else { return take(1) }
    text += entity.value
    place += entity.key.count
  }

  /// `[text](address)` is its text, with its own markup taken out.
  private mutating func link() {
    guard let middle = source[place...].firstIndex(of: "]"), character(middle + 1) == "(",
      let end = source[middle...].firstIndex(of: ")")
    else { return take(1) }
    text += InlineMarkup.text(of: String(source[(place + 1)..<middle]))
    place = end + 1
  }

  /// A run of delimiters that touches a word on one side at least is markup; within a word, `_` is not, nor is a single `~`.
  private mutating func emphasis() {
    let sign = source[place]
    let length = run(of: sign, at: place)
    let before = place > 0 ? source[place - 1] : nil
    let after = character(place + length)
    let isWithin = [before, after].allSatisfy { $0.map { $0.isLetter || $0.isNumber } ?? false }
    let isAlone = [before, after].allSatisfy { $0.map(\.isWhitespace) ?? true }
    let isMarkup = !isAlone && !(sign == "_" && isWithin) && !(sign == "~" && length != 2)
    if isMarkup, length > 1 || hasOtherHalf(sign, length) {
      place += length
    } else {
      take(length)
    }
  }

  /// Whether the same delimiter stands elsewhere in the sentence: alone, a single `*` or `_` is a product's, a footnote's or a name's.
  private func hasOtherHalf(_ sign: Character, _ length: Int) -> Bool {
    var other = 0
    while other < source.count {
      let count = source[other] == sign ? run(of: sign, at: other) : 1
      if source[other] == sign, count == length, other != place { return true }
      other += count
    }
    return false
  }
}
