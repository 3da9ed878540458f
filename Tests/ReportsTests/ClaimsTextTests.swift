import Measurement
import Testing
import Workloads

@testable import Reports

@Suite struct ClaimsTextTests {
  private func evidence(
    _ estimate: Double?, outcome: ClaimEvidence.Outcome, when: String? = nil, reason: String? = nil
  ) -> ClaimEvidence {
    ClaimEvidence(
      metric: "speedup", unit: .ratio, workload: "cpu.pure", size: 20_000,
      subject: ComparisonSubject(
        language: .python, model: "thread", workers: 2, python: "3.13.0", pythonExecutable: "/opt/3.13"),
      against: ComparisonSubject(
        language: .python, model: "serial", workers: 1, python: "3.13.0", pythonExecutable: "/opt/3.13"),
      estimate: estimate, low: estimate.map { $0 - 0.1 }, high: estimate.map { $0 + 0.1 }, relation: .atMost,
      threshold: 1.3, because: "so", when: when, outcome: outcome, reason: reason, blocks: 6, run: "r")
  }

  private func verdict(
    _ python: String, _ verdict: ClaimVerdict.Verdict, _ reason: String, _ evidence: [ClaimEvidence]
  ) -> ClaimVerdict {
    ClaimVerdict(
      python: python, pythonExecutable: "/opt/\(python)", verdict: verdict, reason: reason, evidence: evidence)
  }

  private var report: ClaimsReport {
    ClaimsReport(
      document: "guide.md", documentSHA256: "0", file: nil,
      host: HostRecord(name: "lab", processor: "Zen", cores: 2, memoryBytes: 1 << 30, kernel: "6.1.0"),
      claims: [
        ClaimReport(
          id: "threads.slow", line: 6, quote: "慢", gloss: "Threads are slow.", note: "At computing.",
          verdicts: [
            verdict("3.13.0", .holds, "It is so.", [evidence(1, outcome: .met)]),
            verdict("3.13.5t", .fails, "It is not so.", [evidence(1.9, outcome: .missed)]),
          ]),
        ClaimReport(
          id: "threads.odd", line: 75, quote: "奇", gloss: "Threads are odd.", note: nil,
          verdicts: [
            verdict("3.13.0", .undecided, "There was no time.", [evidence(nil, outcome: .inconclusive)]),
            verdict("3.13.5t", .undecided, "There was no time.", [evidence(nil, outcome: .inconclusive)]),
          ]),
        ClaimReport(
          id: "threads.ugly", line: 83, quote: "丑", gloss: "Threads are ugly.", note: nil,
          verdicts: [
            ClaimVerdict(
              python: nil, pythonExecutable: nil, verdict: .notMeasurable, reason: "That is taste.", evidence: [])
          ]),
      ])
  }

  @Test func `each claim has its verdicts with the figure that decides, then come reasons and counts`() {
    #expect(
      ClaimsText(report, palette: Palette(isColoured: false), columns: 100).lines.joined(separator: "\n") == """

        gillab claims
        guide.md, 3 claims, 2 cores, Zen, Linux 6.1.0
        3.13.0 is /opt/3.13.0, 3.13.5t is /opt/3.13.5t

           6  threads.slow
              Threads are slow.
              3.13.0   holds        1.00× (0.90× – 1.10×), at most 1.30×: speedup of thread ×2 over serial
                                    in cpu.pure
              3.13.5t  fails        1.90× (1.80× – 2.00×), at most 1.30×: speedup of thread ×2 over serial
                                    in cpu.pure
              Note: At computing.

          75  threads.odd
              Threads are odd.
              3.13.0   undecided    There was no time.
              3.13.5t  undecided    There was no time.

          83  threads.ugly
              Threads are ugly.
              not measurable  That is taste.

        What fails:
          threads.slow (3.13.5t): It is not so.

        Python 3.13.0: 1 holds, 1 undecided
        Python 3.13.5t: 1 fails, 1 undecided
        1 claim that no measurement can settle
        """)
  }

  @Test func `what stays undecided with a figure is explained at the end`() {
    var report = report
    report.claims[1].verdicts[1].evidence = [evidence(1.3, outcome: .inconclusive)]
    let lines = ClaimsText(report, palette: Palette(isColoured: false), columns: 100).lines
    let heading = lines.firstIndex(of: "What is undecided, and why:")
    #expect(
      heading.map { Array(lines[$0...].prefix(3)) } == [
        "What is undecided, and why:", "  threads.odd (3.13.5t): There was no time.", "",
      ])
  }

  @Test(arguments: [80, 100, 120]) func `no line is wider than the terminal`(_ columns: Int) {
    let lines = ClaimsText(report, palette: Palette(isColoured: false), columns: columns).lines
    #expect(lines.map(\.displayWidth).max() ?? 0 <= columns)
  }

  @Test func `figures in doubt are told once`() {
    var report = report
    report.claims[0].verdicts[0].evidence[0].reason = "the machine was disturbed in 6 of 6 blocks"
    let lines = ClaimsText(report, palette: Palette(isColoured: false), columns: 100).lines
    #expect(lines.count { $0.hasPrefix("In doubt, though they count: 1 of 2 figures, most often") } == 1)
    #expect(!ClaimsText(self.report, palette: Palette(isColoured: false)).lines.contains { $0.contains("In doubt") })
  }

  @Test func `a size that is not the workload's first is named in its unit`() {
    var figure = evidence(1, outcome: .met)
    figure.size = 200_000
    #expect(figure.subjectWords == "speedup of thread ×2 over serial in cpu.pure of 200000")
    (figure.workload, figure.size) = ("memory", 64 << 20)
    #expect(figure.subjectWords == "speedup of thread ×2 over serial in memory of 64.0 MiB")
  }

  @Test func `a figure that is negative has its sign`() {
    var figure = evidence(-0.02, outcome: .inconclusive)
    figure.unit = .share
    #expect(figure.figureWords == "−2.0% (−12% – 8.0%)")
  }
}
