/// Markup that is safe to put on a page as it is: text gets in only escaped.
///
/// Templates are handed nothing else, and take it as it is, so that none of them can forget to escape.
struct HTML: Sendable, Hashable, CustomStringConvertible {
  let markup: String

  /// - Parameter markup: A template's output, or an element written in this folder.
  init(markup: String) { self.markup = markup }

  /// Any text at all, as text or as the value of an attribute in quotes.
  ///
  /// Scalar by scalar: in Swift's characters, a quotation mark with an accent upon it is not a quotation mark.
  init(escaping text: String) {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      // A browser drops or alters these: their pictures tell what a program printed.
      case "\u{7F}": escaped += "\u{2421}"
      case "\0"..<" ": escaped.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    markup = escaped
  }

  var description: String { markup }

  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }
}

extension [HTML] {
  var joined: HTML { HTML(markup: map(\.markup).joined()) }
}
