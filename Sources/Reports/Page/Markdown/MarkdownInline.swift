import Workloads

/// Sentences in GitHub-flavoured Markdown.
struct MarkdownInline {
  let language: ReportLanguage

  func text(_ text: RichText) -> String { text.parts.map(text(of:)).joined() }

  private func text(of part: Inline) -> String {
    switch part {
    case .text(let text), .name(let text), .quote(let text), .reported(let text, path: _), .label(let text),
      .count(_, let text):
      Self.escaped(text)
    case .figure(let figure): Self.escaped(figure.text)
    case .constant(let constant): Self.escaped(constant.rawValue)
    case .code(let code): Self.code(code)
    case .verdict(let verdict): Self.escaped("\(verdict.sign) \(AnswerWords.verdict(verdict)[language])")
    case .outcome(let outcome): Self.escaped("\(outcome.sign) \(ClaimWords.outcome(outcome)[language])")
    case .strong(let text): "**\(self.text(text))**"
    case .small(let text): self.text(text)
    case .link(let text, let anchor): "[\(self.text(text))](#\(anchor))"
    case .lineBreak: "<br>"
    }
  }

  /// Text that means itself: every sign that Markdown or HTML could take for its own has a backslash or is an entity.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!", "$": escaped += "\\\(scalar)"
      case "\n", "\r", "\t": escaped += " "
      case "\0"..<" ", "\u{7F}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A code span, with more backticks than the code has in a row. A table's row ends at a bar even within one.
  static func code(_ code: String) -> String {
    let oneLine = code.replacing("\n", with: " ").replacing("|", with: "\\|")
    let fence = String(repeating: "`", count: longestRun(of: "`", in: oneLine) + 1)
    let pad = oneLine.hasPrefix("`") || oneLine.hasSuffix("`") ? " " : ""
    return fence + pad + oneLine + pad + fence
  }

  static func longestRun(of sign: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in text {
      run = character == sign ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
