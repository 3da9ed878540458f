import Workloads

/// Something that is said in every language that a report can be in.
///
/// Both are arguments, so a sentence that one language lacks does not compile.
struct Localized<Value: Sendable>: Sendable {
  let english: Value
  let chinese: Value

  init(_ english: Value, _ chinese: Value) {
    self.english = english
    self.chinese = chinese
  }

  /// A word that the charts have too.
  init(_ term: ReportTerm) where Value == RichText {
    self.init(RichText(.text(term[.english])), RichText(.text(term[.simplifiedChinese])))
  }

  /// The same as it begins a heading.
  init(heading term: ReportTerm) where Value == RichText {
    self.init(RichText(.text(term.heading(.english))), RichText(.text(term.heading(.simplifiedChinese))))
  }

  subscript(language: ReportLanguage) -> Value {
    switch language {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }
}
