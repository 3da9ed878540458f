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

  subscript(language: ReportLanguage) -> Value {
    switch language {
    case .english: english
    case .simplifiedChinese: chinese
    }
  }
}
