import Workloads

/// One test of a suite.
struct JUnitTest {
  /// What kept it from passing.
  struct Outcome {
    enum Kind: String {
      case failure, error, skipped
    }

    let kind: Kind
    let type: String
    let message: String
    /// Every word of it.
    let detail: String
  }

  let path: String
  let name: String
  let line: Int
  let seconds: Double?
  /// Nil for a test that passed.
  let outcome: Outcome?
  let output: String
  let errorOutput: String

  /// - Parameters:
  ///   - run: A run of the snippet.
  init(_ run: RunReport, of snippet: SnippetReport, in document: DocumentReport) {
    path = document.path
    let method = run.startMethod == "default" ? "" : ", \(run.startMethod)"
    name = "\(snippet.id) (Python \(run.python)\(method))"
    line = run.findings.lazy.compactMap(\.line).first ?? snippet.line
    seconds = run.wallSeconds
    outcome = Self.outcome(of: run)
    output = run.stdout
    errorOutput = run.stderr
  }

  init(_ verdict: ClaimVerdict, of claim: ClaimReport, in document: String) {
    path = document
    name = claim.id + (verdict.python.map { " (Python \($0))" } ?? "")
    line = claim.line
    seconds = nil
    let kind: Outcome.Kind? =
      switch verdict.verdict {
      case .holds: nil
      case .fails: .failure
      // A test that only sometimes passes has no status of its own; as skipped it is seen and breaks nothing.
      case .conditional, .undecided, .notMeasurable: .skipped
      }
    outcome = kind.map {
      Outcome(
        kind: $0, type: verdict.verdict.rawValue, message: "\(verdict.verdict.words): \(verdict.reason)",
        detail: claim.quote)
    }
    output = ""
    errorOutput = ""
  }

  /// A run that was made is judged by its status; one that was not is skipped, unless that is itself a finding.
  private static func outcome(of run: RunReport) -> Outcome? {
    let messages = run.findings.map { finding in
      "\(finding.kind): \(finding.message)" + (finding.line.map { " (line \($0))" } ?? "")
    }
    let kind: Outcome.Kind
    switch run.status {
    case .ok: return nil
    case .finding, .failed: kind = .failure
    case .timeout, .crashed: kind = .error
    case .skipped:
      guard !run.findings.isEmpty else {
        let reason = run.reason ?? "it was not run"
        return Outcome(kind: .skipped, type: run.status.rawValue, message: reason, detail: "")
      }
      kind = .failure
    }
    return Outcome(
      kind: kind, type: run.findings.first?.kind ?? run.status.rawValue, message: messages.first ?? run.status.rawValue,
      detail: messages.joined(separator: "\n"))
  }

  var lines: [String] {
    let attributes = [
      "classname=\"\(XMLText.attribute(path))\"", "name=\"\(XMLText.attribute(name))\"",
      "file=\"\(XMLText.attribute(path))\"", "line=\"\(line)\"", "time=\"\(Self.decimal(seconds ?? 0))\"",
    ]
    let children =
      (outcome.map { [element($0)] } ?? []) + stream("system-out", output) + stream("system-err", errorOutput)
    let start = "<testcase \(attributes.joined(separator: " "))"
    return children.isEmpty ? [start + "/>"] : [start + ">"] + children.map { "  " + $0 } + ["</testcase>"]
  }

  private func element(_ outcome: Outcome) -> String {
    // A test that was skipped has a message and nothing else.
    let type = outcome.kind == .skipped ? "" : " type=\"\(XMLText.attribute(outcome.type))\""
    let start = "<\(outcome.kind.rawValue)\(type) message=\"\(XMLText.attribute(outcome.message))\""
    guard outcome.kind != .skipped, !outcome.detail.isEmpty else { return start + "/>" }
    return "\(start)>\(XMLText.content(outcome.detail))</\(outcome.kind.rawValue)>"
  }

  private func stream(_ name: String, _ text: String) -> [String] {
    text.isEmpty ? [] : ["<\(name)>\(XMLText.content(text))</\(name)>"]
  }

  /// Seconds with three decimals, never with an exponent.
  static func decimal(_ seconds: Double) -> String { String(decimals: 3, seconds) }
}
