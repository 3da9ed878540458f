/// An element of a page as a test reads it: enough of HTML for pages that gillab writes itself.
final class MarkupNode {
  let name: String
  let attributes: [String: String]
  private(set) var children: [Child] = []

  enum Child {
    case text(String)
    case element(MarkupNode)
  }

  init(name: String, attributes: [String: String] = [:]) {
    self.name = name
    self.attributes = attributes
  }

  fileprivate func add(_ child: Child) { children.append(child) }

  /// All text inside, in order.
  var text: String {
    children.map {
      switch $0 {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  var classes: Set<String> { Set((attributes["class"] ?? "").split(separator: " ").map(String.init)) }

  /// Every element below this one that fits, in the order of the page.
  func all(where isWanted: (MarkupNode) -> Bool) -> [MarkupNode] {
    children.flatMap { child -> [MarkupNode] in
      guard case .element(let element) = child else { return [] }
      return (isWanted(element) ? [element] : []) + element.all(where: isWanted)
    }
  }

  func all(_ name: String) -> [MarkupNode] { all { $0.name == name } }

  /// What is not inside an element of these, piece by piece.
  func text(outside isLeftOut: (MarkupNode) -> Bool) -> [String] {
    children.flatMap { child -> [String] in
      switch child {
      case .text(let text): [text]
      case .element(let element): isLeftOut(element) ? [] : element.text(outside: isLeftOut)
      }
    }
  }
}

/// Reads a page; what does not nest as it should is told.
struct MarkupReader {
  private(set) var problems: [String] = []
  private let source: [Unicode.Scalar]
  private var place = 0

  private static let empty: Set = ["meta", "link", "br", "img", "hr", "input"]

  init(_ source: String) { self.source = Array(source.unicodeScalars) }

  mutating func read() -> MarkupNode {
    let root = MarkupNode(name: "")
    var open = [root]
    while place < source.count {
      guard source[place] == "<" else {
        open[open.count - 1].add(.text(Self.decoded(take { $0 != "<" })))
        continue
      }
      place += 1
      let tag = take { $0 != ">" }
      place += 1
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.count > 1, open[open.count - 1].name == name {
          open.removeLast()
        } else {
          problems.append("</\(name)> ends <\(open[open.count - 1].name)>")
        }
        continue
      }
      let element = Self.element(tag)
      open[open.count - 1].add(.element(element))
      if Self.empty.contains(element.name) || tag.hasSuffix("/") { continue }
      if element.name == "script" || element.name == "style" {
        element.add(.text(takeRaw(until: "</\(element.name)>")))
      } else {
        open.append(element)
      }
    }
    if open.count > 1 { problems.append("<\(open[open.count - 1].name)> never ends") }
    return root
  }

  private mutating func take(while fits: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while place < source.count, fits(source[place]) {
      text.append(source[place])
      place += 1
    }
    return String(text)
  }

  private mutating func takeRaw(until end: String) -> String {
    let mark = Array(end.unicodeScalars)
    var text = String.UnicodeScalarView()
    while place < source.count {
      if source[place] == "<", source[place...].starts(with: mark) {
        place += mark.count
        return String(text)
      }
      text.append(source[place])
      place += 1
    }
    problems.append("\(end) is missing")
    return String(text)
  }

  private static func element(_ tag: String) -> MarkupNode {
    let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
    var attributes: [String: String] = [:]
    for match in tag.matches(of: #/\s([a-zA-Z:-]+)(?:="([^"]*)")?/#) {
      attributes[String(match.1)] = decoded(match.2.map(String.init) ?? "")
    }
    return MarkupNode(name: name, attributes: attributes)
  }

  private static func decoded(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
