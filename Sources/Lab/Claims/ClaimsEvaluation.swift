import Documents
import Measurement
import Workloads

/// Decides claims by what was measured: a pure function of the claims, the runs and the interpreters.
struct ClaimsEvaluation {
  let file: ClaimsFile
  /// Where the figures come from; its plan has the interpreters.
  let sources: ClaimSources
  let host: HostRecord

  var report: ClaimsReport {
    let content = file.content
    return ClaimsReport(
      document: content.documentName, documentSHA256: content.documentSHA256, file: file.name, host: host,
      claims: content.claims.map(report))
  }

  private func report(of claim: Claim) -> ClaimReport {
    ClaimReport(
      id: claim.id, line: claim.line, quote: claim.quote, gloss: claim.gloss, note: claim.note,
      verdicts: verdicts(of: claim))
  }

  private func verdicts(of claim: Claim) -> [ClaimVerdict] {
    switch claim.basis {
    case .notMeasurable(let reason):
      [ClaimVerdict(python: nil, pythonExecutable: nil, verdict: .notMeasurable, reason: reason, evidence: [])]
    case .tests(let tests):
      sources.plan.pythons.filter { claim.builds.includes(hasGIL: $0.hasGIL) }.map { verdict(claim, tests, in: $0) }
    }
  }

  private func verdict(_ claim: Claim, _ tests: [ClaimTest], in python: ClaimPython) -> ClaimVerdict {
    var verdict = ClaimVerdict(
      python: python.build.version, pythonExecutable: python.build.executable, verdict: .undecided, reason: "",
      evidence: [])
    guard claim.leastCores <= host.cores else {
      let cores = host.cores == 1 ? "1 core" : "\(host.cores) cores"
      verdict.reason = "It needs \(claim.leastCores) cores, and this machine has \(cores)."
      return verdict
    }
    let tested = tests.map {
      TestedClaim($0, in: python, sources: sources, cores: host.cores, leastCores: claim.leastCores)
    }
    let judgement = ClaimJudgement(tested)
    verdict.verdict = judgement.verdict
    verdict.reason = judgement.reason
    verdict.evidence = tested.flatMap(\.evidence)
    return verdict
  }
}
