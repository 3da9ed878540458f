import Documents
import Measurement
import Workloads

/// Decides claims by what was measured: a pure function of the claims, the runs and the interpreters.
struct ClaimsEvaluation {
  let file: ClaimsFile
  /// Where the figures come from; its plan has the interpreters.
  let sources: ClaimSources
  let host: HostRecord

  /// What became of the claims, and what more blocks might decide.
  struct Findings {
    var report: ClaimsReport
    /// What noise leaves open, in the order of the claims, each once.
    var leftOpen: [ClaimsPlan.Need] = []
  }

  var report: ClaimsReport { findings.report }

  var findings: Findings {
    let content = file.content
    var findings = Findings(
      report: ClaimsReport(
        document: content.documentName, documentSHA256: content.documentSHA256, file: file.name, host: host, claims: [])
    )
    for claim in content.claims {
      let judged = judged(claim)
      findings.report.claims.append(
        ClaimReport(
          id: claim.id, line: claim.line, quote: claim.quote, gloss: claim.gloss, note: claim.note,
          verdicts: judged.map(\.verdict)))
      for need in judged.flatMap(\.leftOpen) where !findings.leftOpen.contains(need) { findings.leftOpen.append(need) }
    }
    return findings
  }

  private typealias Judged = (verdict: ClaimVerdict, leftOpen: [ClaimsPlan.Need])

  private func judged(_ claim: Claim) -> [Judged] {
    switch claim.basis {
    case .notMeasurable(let reason):
      [(ClaimVerdict(python: nil, pythonExecutable: nil, verdict: .notMeasurable, reason: reason, evidence: []), [])]
    case .tests(let tests):
      sources.plan.pythons.filter { claim.builds.includes(hasGIL: $0.hasGIL) }.map { judged(claim, tests, in: $0) }
    }
  }

  private func judged(_ claim: Claim, _ tests: [ClaimTest], in python: ClaimPython) -> Judged {
    var verdict = ClaimVerdict(
      python: python.build.version, pythonExecutable: python.build.executable, verdict: .undecided, reason: "",
      evidence: [])
    guard claim.leastCores <= host.cores else {
      let cores = host.cores == 1 ? "1 core" : "\(host.cores) cores"
      verdict.reason = "It needs \(claim.leastCores) cores, and this machine has \(cores)."
      return (verdict, [])
    }
    let tested = tests.map {
      TestedClaim($0, in: python, sources: sources, cores: host.cores, leastCores: claim.leastCores)
    }
    let judgement = ClaimJudgement(tested)
    verdict.verdict = judgement.verdict
    verdict.reason = judgement.reason
    verdict.evidence = tested.flatMap(\.evidence)
    let open = judgement.openTests.compactMap(\.experiment)
    return (verdict, open.map { ClaimsPlan.Need(experiment: $0, python: python.build) })
  }
}
