import Workloads

/// What a reader of a document should know of one of its lines.
struct Remark: Hashable {
  enum Level: String {
    case error, warning, notice
  }

  let level: Level
  /// Which ``RemarkRule`` it is of.
  let rule: String
  /// The document's path, as the report has it.
  let path: String
  /// From 1; nil for the whole document.
  let line: Int?
  let title: String
  let message: String
}

/// A kind of remark.
struct RemarkRule {
  let id: String
  /// As a sentence.
  let summary: String
  let level: Remark.Level
}

extension VerificationReport {
  /// Findings as errors, once for each message of a block; what is worth knowing beside them as notices.
  var remarks: [Remark] { documents.flatMap(\.remarks) }
}

extension DocumentReport {
  fileprivate var remarks: [Remark] {
    notices.map {
      Remark(
        level: .notice, rule: RemarkRule.document.id, path: path, line: $0.line, title: $0.kind, message: $0.message)
    }
      + snippets.flatMap { snippet in
        FindingGroup.groups(of: snippet).map { group in
          Remark(
            level: .error, rule: group.finding.kind, path: path, line: group.finding.line ?? snippet.line,
            title: "\(snippet.id): \(group.finding.kind)",
            message: "\(group.finding.message) (\(group.scope(among: snippet)))")
        }
      }
  }
}

extension ClaimsReport {
  /// A claim that fails as an error, one that holds in some conditions only as a warning, one that was not decided as a
  /// notice; once for all Pythons with the same verdict. What holds, and what no measurement can settle, is no remark.
  var remarks: [Remark] {
    claims.flatMap { claim in
      ClaimVerdict.Verdict.allCases.flatMap { verdict in remarks(of: claim, verdict) }
    }
  }

  private func remarks(of claim: ClaimReport, _ verdict: ClaimVerdict.Verdict) -> [Remark] {
    guard let rule = RemarkRule.of(verdict) else { return [] }
    var order: [String] = []
    var pythons: [String: [String]] = [:]
    for found in claim.verdicts where found.verdict == verdict {
      if pythons[found.reason] == nil { order.append(found.reason) }
      pythons[found.reason, default: []] += found.python.map { [$0] } ?? []
    }
    return order.map { reason in
      let names = pythons[reason] ?? []
      let scope = names.isEmpty ? "" : " (Python \(names.joined(separator: ", ")))"
      return Remark(
        level: rule.level, rule: rule.id, path: document, line: claim.line, title: "\(claim.id): \(verdict.words)",
        message: "\(reason)\(scope). The claim: \(claim.quote)")
    }
  }
}

extension ClaimVerdict.Verdict {
  /// As people read it.
  var words: String { self == .notMeasurable ? "not measurable" : rawValue }
}
