import Workloads

/// What interpreters are called in a report of claims.
struct ClaimedPythons {
  /// Executables with their versions, in the report's order.
  private let known: [(executable: String, version: String)]

  init(_ report: ClaimsReport) {
    known = report.claims.flatMap(\.verdicts).reduce(into: []) { known, verdict in
      guard let executable = verdict.pythonExecutable, !known.contains(where: { $0.executable == executable }) else {
        return
      }
      known.append((executable, verdict.python ?? ""))
    }
  }

  var executables: [String] { known.map(\.executable) }

  /// `3.13.0`; of two builds of a version, `3.13.0 (1)`. Nil for what is about no Python.
  func name(_ executable: String?) -> String? {
    guard let place = known.firstIndex(where: { $0.executable == executable }) else { return nil }
    let alike = known.filter { $0.version == known[place].version }.map(\.executable)
    let number = alike.firstIndex(of: known[place].executable).map { " (\($0 + 1))" } ?? ""
    return known[place].version + (alike.count > 1 ? number : "")
  }

  /// Which is which: `3.13.0 is /opt/3.13/bin/python3`.
  var legend: String? {
    known.isEmpty ? nil : known.map { "\(name($0.executable) ?? "") is \($0.executable)" }.joined(separator: ", ")
  }
}
