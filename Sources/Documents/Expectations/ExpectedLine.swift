/// One line of output, or several alike: a literal that equals the whole line, or a pattern that matches all of it.
public struct ExpectedLine: Sendable, Equatable {
  public enum Form: Sendable, Equatable {
    case literal(String)
    case pattern(Pattern)
  }

  public let form: Form
  /// How many such lines; 1 or more.
  public let count: Int
  /// Why, for lines that must never come.
  public let because: String?

  func matcher() -> (Substring) -> Bool {
    switch form {
    case .literal(let text): { $0.utf8.elementsEqual(text.utf8) }
    case .pattern(let pattern): pattern.matcher()
    }
  }

  var isLiteral: Bool { if case .literal = form { true } else { false } }

  /// As it is shown in a message.
  var shown: String {
    switch form {
    case .literal(let text): quoted(text)
    case .pattern(let pattern): "/\(pattern.text)/"
    }
  }
}

/// A line in quotation marks for a message: control characters visible, cut after 120 characters.
func quoted(_ line: some StringProtocol) -> String {
  let start = line.prefix(120)
  let escaped = start.unicodeScalars.map { scalar in
    scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return "“\(escaped.joined())\(start.endIndex < line.endIndex ? "…" : "")”"
}
