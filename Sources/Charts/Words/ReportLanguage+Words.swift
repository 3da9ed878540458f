import Workloads

/// Both languages' words stand side by side where they are used, so that one is not changed without the other.
extension ReportLanguage {
  func callAsFunction(_ english: String, _ chinese: String) -> String {
    switch self {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }

  /// A word that the page has too, as a column's heading.
  func heading(_ term: ReportTerm) -> String { term.heading(self) }

  /// `thing (more)`.
  func with(_ text: String, inBrackets more: String) -> String {
    self("\(text) (\(more))", "\(text)（\(more)）")
  }

  /// `thing: what of it`.
  func of(_ thing: String, _ what: String) -> String { self("\(thing): \(what)", "\(thing)：\(what)") }

  /// `this, that`.
  func list(_ items: [String]) -> String { items.filter { !$0.isEmpty }.joined(separator: self(", ", "，")) }

  /// Sentences one after the other.
  func sentences(_ sentences: [String?]) -> String { sentences.compactMap(\.self).joined(separator: self(" ", "")) }
}
