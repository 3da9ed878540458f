import Measurement
import Workloads

/// What every section is made from: the report, the reader's language, and what interpreters are called in it.
struct PageContext: Sendable {
  let report: ResearchReport
  let language: ReportLanguage
  private let pythons: PythonNames

  init(_ report: ResearchReport, _ language: ReportLanguage) {
    self.report = report
    self.language = language
    pythons = PythonNames(report)
  }

  func callAsFunction<Value>(_ words: Localized<Value>) -> Value { words[language] }

  func name(python version: String, _ executable: String? = nil) -> RichText {
    RichText(.name(pythons.name(version, executable)))
  }

  /// For example `Python 3.13.0 thread ×2`.
  ///
  /// - Parameter isShort: Whether a Python's name is left out, where it is clear which one it is: `thread ×2`.
  func name(_ subject: ComparisonSubject, isShort: Bool = false) -> RichText {
    let owner = subject.python.map { pythons.name($0, subject.pythonExecutable) } ?? subject.language.name
    let workers = subject.workers > 1 ? " ×\(subject.workers)" : ""
    let isOwnerClear = isShort && subject.language == .python
    return RichText(.name((isOwnerClear ? "" : owner + " ") + subject.model + workers))
  }

  /// For example `cpu.pure (20,000 iterations a unit)`.
  func name(workload: String, size: Int) -> RichText {
    let size = WorkloadCatalog[workload]?.words(size: size, in: language) ?? size.grouped
    return self(PageWords.work(.name(workload), size: .name(size)))
  }

  /// A value and its interval, as far as they are there: `1.93× (1.71× – 2.02×)`.
  func interval(
    _ value: Double?, _ low: Double?, _ high: Double?, _ words: (Double, String) -> Inline
  ) -> RichText? {
    guard let value else { return nil }
    let estimate = words(value, "estimate")
    guard let low, let high else { return "\(estimate)" }
    return self(PageWords.interval(estimate, words(low, "low"), words(high, "high")))
  }

  /// A sentence that the report has in English: in the reader's language where it is gillab's own, else as it was said.
  func reported(_ text: String, _ path: JSONPath) -> Inline {
    guard language != .english, let words = ReasonPhrase.words(of: text, in: language) else {
      return .reported(text, path: path.text)
    }
    return .label(words)
  }

  /// All interpreters of the report, as a list within a sentence.
  var everyPython: RichText {
    let names = report.interpreters.map { name(python: $0.version, $0.executable) }
    return names.isEmpty ? self(PageWords.python) : names.listed(in: language)
  }
}
