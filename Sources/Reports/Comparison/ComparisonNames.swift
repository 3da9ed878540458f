import Measurement
import Workloads

/// What languages, interpreters and models are called in one report, in no more words than it takes.
struct ComparisonNames {
  private let executables: [String]
  private let versions: [String: String]

  init(_ report: ComparisonReport) {
    var executables: [String] = []
    var versions: [String: String] = [:]
    for cell in report.cells {
      guard let executable = cell.pythonExecutable, versions[executable] == nil else { continue }
      executables.append(executable)
      versions[executable] = cell.python
    }
    self.executables = executables
    self.versions = versions
  }

  /// Which of the builds of one version it is, from 1; nil where there is but one.
  private func number(_ executable: String) -> Int? {
    let alike = executables.filter { versions[$0] == versions[executable] }
    return alike.count > 1 ? alike.firstIndex(of: executable).map { $0 + 1 } : nil
  }

  /// `Python` where there is but one, else `Python 3.13.0`; of two builds of a version, `Python 3.13.0 (1)`.
  func name(_ language: Language, _ executable: String?) -> String {
    guard language == .python, executables.count > 1, let executable, let version = versions[executable] else {
      return language.name
    }
    return "Python \(version)" + (number(executable).map { " (\($0))" } ?? "")
  }

  /// For example `Python serial`.
  func name(_ subject: ComparisonSubject) -> String {
    "\(name(subject.language, subject.pythonExecutable)) \(subject.model)"
  }

  /// Which Python it was, where its name does not say so; nil in a run without Python.
  var legend: String? {
    if executables.count == 1, let executable = executables.first {
      return "Python is \(versions[executable] ?? "") (\(executable))"
    }
    let numbered = executables.filter { number($0) != nil }
    return numbered.isEmpty
      ? nil : numbered.map { "\(name(.python, $0)) is \($0)" }.joined(separator: ", ")
  }
}

extension Int {
  /// `1 block`, `2 blocks`.
  func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }

  /// `20,000`.
  var grouped: String { Quantity.grouped(self) }
}
