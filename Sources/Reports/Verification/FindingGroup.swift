import Workloads

/// One finding and every run of a block in which it came up.
struct FindingGroup {
  let finding: Finding
  let runs: [RunReport]

  /// The groups of a block, in order of appearance.
  static func groups(of snippet: SnippetReport) -> [FindingGroup] {
    var order: [Finding] = []
    var runs: [Finding: [RunReport]] = [:]
    for run in snippet.runs {
      for finding in run.findings {
        let known = finding.withoutProcessNumbers
        if runs[known] == nil { order.append(known) }
        runs[known, default: []].append(run)
      }
    }
    return order.map { FindingGroup(finding: $0, runs: runs[$0] ?? []) }
  }

  /// In words, which runs these are among those that were made.
  func scope(among snippet: SnippetReport) -> String {
    let made = snippet.runs.filter { $0.status != .skipped || !$0.findings.isEmpty }
    if runs.count == made.count { return runs.count == 1 ? only(runs[0]) : "in every run" }
    let pythons = unique(made.map(\.python))
    let methods = unique(runs.map(\.startMethod))
    let isProduct = methods.allSatisfy { method in
      // A method that some Pythons were not run with is no method "on all" of them.
      runs.count { $0.startMethod == method } == pythons.count
    }
    if isProduct {
      let onAll = pythons.count > 1 ? " on all \(pythons.count) Pythons" : " on Python \(pythons[0])"
      return "with \(list(methods))" + onAll
    }
    return list(runs.map(only))
  }

  private func only(_ run: RunReport) -> String {
    run.startMethod == "default" ? "Python \(run.python)" : "Python \(run.python) with \(run.startMethod)"
  }

  private func unique(_ values: [String]) -> [String] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Finding {
  /// Process numbers and addresses differ from run to run; the finding is the same.
  fileprivate var withoutProcessNumbers: Finding {
    var finding = self
    finding.message.replace(#/0x[0-9a-fA-F]+/#, with: "0x…")
    finding.message.replace(#/ \(pid \d+\)/#, with: "")
    return finding
  }
}
