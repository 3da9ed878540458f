import Testing
import Workloads

@testable import Reports

@Suite struct ClaimGroupTests {
  @Test(arguments: [
    ([ClaimVerdict.Verdict.holds, .holds], ClaimGroup.holds), ([.fails, .fails], .fails),
    ([.holds, .fails], .depends), ([.conditional], .depends), ([.holds, .undecided], .holds),
    ([.undecided, .undecided], .undecided), ([.notMeasurable], .notMeasurable), ([], .undecided),
  ])
  func `a claim stands in the group that all its verdicts agree on, as far as they are decided`(
    _ verdicts: [ClaimVerdict.Verdict], _ group: ClaimGroup
  ) {
    let claim = ClaimReport(
      id: "a", line: 1, quote: "a", gloss: "a", note: nil,
      verdicts: verdicts.map {
        ClaimVerdict(python: nil, pythonExecutable: nil, verdict: $0, reason: "", evidence: [])
      })
    #expect(ClaimGroup(claim) == group)
  }

  @Test func `the decisive figure of a claim that holds is the one nearest to its threshold`() throws {
    let verdict = try #require(SampleClaims.report.claims[1].verdicts.first)
    #expect(verdict.evidence.map(\.metric) == ["speedup", "efficiency"])
    #expect(verdict.decisiveEvidence == 0)
  }

  @Test func `the decisive figure of a claim that fails is one that was missed`() throws {
    let verdict = try #require(SampleClaims.report.claims[2].verdicts.first)
    #expect(verdict.decisiveEvidence == 1)
  }

  @Test func `a metric that is a ratio of two is told by both their names, and an unknown one by its own`() {
    #expect(MetricWords.name("cpuSeconds per wallSeconds").english.plainText == "CPU time per wall time")
    #expect(MetricWords.name("cpuSeconds per wallSeconds").chinese.plainText == "CPU 时间与墙钟时间之比")
    #expect(MetricWords.name("newBytes").chinese == RichText(.code("newBytes")))
  }
}
