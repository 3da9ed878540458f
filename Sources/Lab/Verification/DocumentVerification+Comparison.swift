import Documents
import Interpreters
import Workloads

extension DocumentVerification {
  /// Finds runs whose output differs from the first one's for a reason, and not by chance.
  ///
  /// A difference between two runs proves nothing while one of them differs from itself: so both are made once more,
  /// and only a difference that stays is the start method's or the Python's.
  func compareOutputs(_ made: [MadeRun], _ snippet: Snippet, _ report: inout SnippetReport) async throws {
    // A run that lost a child or a thread prints less for a reason that is told already.
    let ended = made.filter { run in
      run.result.ending == .exited(code: 0)
        && !report.runs[run.index].findings.contains { $0.kind.hasPrefix("child-") || $0.kind.hasPrefix("thread-") }
    }
    guard let first = ended.first else { return }
    let baseline = comparable(first.result, snippet)
    let different = ended.dropFirst().filter { comparable($0.result, snippet) != baseline }
    guard !different.isEmpty else { return }
    if comparable(try await repeated(first.run, snippet), snippet) != baseline {
      return note("its output differs from run to run, so runs are not compared", first.index, &report)
    }
    var confirmed: Set<String> = []
    for other in different {
      let output = comparable(other.result, snippet)
      guard let difference = output.difference(from: baseline) else { continue }
      // One repetition for each way to differ: the same output again needs no second proof.
      let key = output.lines.joined(separator: "\n")
      if !confirmed.contains(key) {
        guard comparable(try await repeated(other.run, snippet), snippet) == output else {
          note("its output differs from run to run, so runs are not compared", other.index, &report)
          continue
        }
        confirmed.insert(key)
      }
      add(difference, of: other, from: first, &report)
    }
  }

  /// A second run in another worker: forks of one worker have the same addresses, so the same `id()` and the same order
  /// of some sets.
  private func repeated(_ run: PlannedRun, _ snippet: Snippet) async throws -> RunResult {
    await launcher.renewWorkers()
    return try await perform(run, snippet)
  }

  private func comparable(_ result: RunResult, _ snippet: Snippet) -> ComparableOutput {
    ComparableOutput(result) { expectations?.masked($0, of: snippet.id) ?? $0 }
  }

  private func note(_ message: String, _ index: Int, _ report: inout SnippetReport) {
    report.runs[index].notes.append(Finding(kind: "output-varies", message: message))
  }

  private func add(_ difference: String, of other: MadeRun, from first: MadeRun, _ report: inout SnippetReport) {
    let startMethod = other.run.effectiveStartMethod
    if expected(of: other.run, report.id)?.allows("output-differs") == true { return }
    let reference = "Python \(first.run.interpreter.version) with \(first.run.effectiveStartMethod)"
    let changed = startMethod == first.run.effectiveStartMethod ? "Python" : "the start method"
    report.runs[other.index].findings.append(
      Finding(
        kind: "output-differs",
        message: "what it prints depends on \(changed): compared with \(reference) it \(difference)"))
    if report.runs[other.index].status == .ok { report.runs[other.index].status = .finding }
  }
}
