import Documents
import FoundationEssentials
import Interpreters
import Store
import Testing
import Workloads

@testable import Lab

/// What a report has, and what it says that it has not.
struct ReportCollectionTests {
  private let bench: StudyBench
  private let python: Interpreter
  private let other: Interpreter

  init() throws {
    bench = try StudyBench()
    python = try bench.interpreter("3.13.0")
    other = try bench.interpreter("3.9.18")
  }

  private func gaps(_ report: ResearchReport, _ kind: ReportSource.Kind) -> [String] {
    report.gaps.filter { $0.kind == kind }.map(\.reason)
  }

  @Test func `the same store gives the same report, to the last digit, but for the time at which it was made`() throws {
    try bench.keep(run: "r", of: "cpu.pure", pythons: [python])
    try bench.keep(bench.probe(), of: [python])
    try bench.keep(bench.timeline(["a.py"], in: python), of: [python])
    try bench.keep(bench.timeline(["b.py"], in: python), of: [python])
    let texts = try (0..<2).map { _ in
      var report = try bench.report(bench.request([python]))
      report.madeAt = 0
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let data = try encoder.encode(report)
      #expect(try JSONDecoder().decode(ResearchReport.self, from: data) == report)
      return String(decoding: data, as: UTF8.self)
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].contains("0.3333333333333333"))
  }

  @Test func `it shows the runs that the claims rest on and those that were named, by workload, each once`() throws {
    for (id, workload) in [("tcp", "io.tcp"), ("cpu", "cpu.pure"), ("race", "race"), ("unasked", "mixed")] {
      try bench.keep(run: id, of: workload)
    }
    let claims = FixedClaims(.holds, runs: ["tcp", "cpu", "tcp"])
    let report = try bench.report(bench.request([python], runs: ["race", "cpu"]), claims: claims)
    #expect(report.comparisons.map(\.run) == ["cpu", "tcp", "race"])
    #expect(report.sources.map(\.name) == ["cpu", "tcp", "race"])
    #expect(report.claims == claims.report)
    #expect(gaps(report, .comparison) == [])
  }

  @Test func `what claims rest on and no run has is a gap with the call that measures it`() throws {
    try bench.keep(run: "cpu", of: "cpu.pure")
    var claims = FixedClaims(.undecided, runs: ["cpu"])
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isMissing)]
    let report = try bench.report(bench.request([python]), claims: claims)
    let gap = try #require(report.gaps.first { $0.kind == .comparison })
    #expect(gap.reason == "what claims rest on was not measured with every Python: cpu.pure 1")
    #expect(gap.command.starts(with: ["gillab", "claims", "--python", python.executable]))
  }

  @Test func `without claims and names the newest run is shown`() throws {
    try bench.keep(run: "newer", of: "io.tcp", at: 20, pythons: [python, other])
    try bench.keep(run: "older", of: "cpu.pure", at: 10)
    let report = try bench.report(bench.request([python]))
    #expect(report.comparisons.map(\.run) == ["newer"])
    #expect(report.interpreters.map(\.version) == ["3.9.18", "3.13.0"])
  }

  @Test func `without claims and names a valid run is shown before a newer one that is not`() throws {
    try bench.keep(run: "newer", of: "io.tcp", at: 20, pythons: [python], programs: StudyBench.earlierPrograms)
    try bench.keep(run: "older", of: "cpu.pure", at: 10, pythons: [python])
    let report = try bench.report(bench.request([python]))
    #expect(report.comparisons.map(\.run) == ["older"])
    #expect(gaps(report, .comparison) == [])
  }

  @Test func `a run that is shown though it is not valid any more is said to be none of here and now`() throws {
    try bench.keep(run: "built-before", of: "io.tcp", at: 20, programs: StudyBench.earlierPrograms)
    let reason = "built-before is shown, though it is no measurement of here and now: gillab has changed since"
    let report = try bench.report(bench.request([python]))
    #expect(report.comparisons.map(\.run) == ["built-before"])
    #expect(gaps(report, .comparison) == [reason])
    #expect(report.gaps.first { $0.kind == .comparison }?.command.starts(with: ["gillab", "compare"]) == true)
    try bench.keep(run: "valid", of: "cpu.pure", at: 10, pythons: [other])
    let named = try bench.report(bench.request([python], runs: ["built-before", "valid"]))
    #expect(gaps(named, .comparison) == [reason])
    try Data("another build".utf8).write(to: URL(filePath: try #require(other.library)))
    let changed = try bench.report(bench.request([python], runs: ["valid"]))
    #expect(gaps(changed, .comparison).map { $0.hasSuffix("has changed since, or is gone") } == [true])
  }

  @Test func `what noise leaves open is a gap with the call that measures more of it`() throws {
    try bench.keep(run: "cpu", of: "cpu.pure")
    var claims = FixedClaims(.undecided, runs: ["cpu"])
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isLeftOpen(seconds: 9))]
    let report = try bench.report(bench.request([python]), claims: claims)
    #expect(gaps(report, .comparison) == ["noise leaves open what rests on cpu.pure 1; more blocks may decide it"])
    func command(_ report: ResearchReport) -> [String] { report.gaps.first { $0.kind == .comparison }?.command ?? [] }
    #expect(command(report).starts(with: ["gillab", "claims"]) && !command(report).contains("--budget"))
    claims.wanted += [WantedComparison(workload: "loop", size: 1, reason: .isLeftOpen(seconds: 600))]
    let longer = try bench.report(bench.request([python]), claims: claims)
    #expect(command(longer).contains("609s"), "as long as both take")
  }

  @Test func `a run that is not there is named with those that are like it`() throws {
    try bench.keep(run: "20261122-231500-4f2a", of: "io.tcp")
    #expect(
      throws: StoreError.unknownRun(
        name: "20261122-231500-4f2b", path: bench.store.path, existing: ["20261122-231500-4f2a"])
    ) { try bench.report(bench.request([python], runs: ["20261122-231500-4f2b"])) }
  }

  @Test func `a probe that left out what a report shows is a gap`() throws {
    try bench.keep(bench.probe(of: [.sweep, .ping]), of: [python])
    let report = try bench.report(bench.request([python]))
    #expect(gaps(report, .probe) == ["it was measured without latency, throughput"])
  }

  @Test func `the newest result counts that has all interpreters`() throws {
    try bench.keep(bench.probe(seed: 1), of: [python, other], at: 1)
    try bench.keep(bench.probe(seed: 2), of: [python], at: 2)
    #expect(try bench.report(bench.request([python, other])).probe?.seed == 1)
    let report = try bench.report(bench.request([python]))
    #expect(report.probe?.seed == 2)
    #expect(gaps(report, .probe) == [])
  }

  @Test func `a result without one of the interpreters is shown, and what it lacks is a gap`() throws {
    try bench.keep(bench.probe(seed: 2), of: [python])
    let report = try bench.report(bench.request([python, other]))
    #expect(report.probe?.seed == 2)
    #expect(gaps(report, .probe) == ["Python 3.9.18 was not measured"])
    #expect(
      report.gaps.first { $0.kind == .probe }?.command == [
        "gillab", "probe", "--python", python.executable, "--python", other.executable, "--keep",
      ])
  }

  @Test func `a whole result is better than a newer one that was interrupted`() throws {
    let name = try bench.keep(bench.probe(seed: 2, interrupted: true), of: [python], at: 2)
    var report = try bench.report(bench.request([python]))
    #expect(report.probe?.seed == 2)
    #expect(gaps(report, .probe) == ["\(name) was ended before everything was measured"])
    try bench.keep(bench.probe(seed: 1), of: [python], at: 1)
    report = try bench.report(bench.request([python]))
    #expect(report.probe?.seed == 1)
    #expect(gaps(report, .probe) == [])
  }

  @Test func `what other programs measured does not count`() throws {
    var programs = StudyBench.programs
    programs.gillab = "00"
    try bench.keep(run: "r", of: "cpu.pure")
    let name = try bench.keep(bench.probe(), of: [python], programs: programs)
    let report = try bench.report(bench.request([python]))
    #expect(report.probe == nil)
    #expect(gaps(report, .probe) == ["the last one, \(name), does not count: gillab has changed since"])
  }

  @Test func `what was measured of a library that has changed does not count`() throws {
    try bench.keep(run: "r", of: "cpu.pure")
    try bench.keep(bench.probe(), of: [python])
    #expect(try bench.report(bench.request([python])).probe != nil)
    try Data("another build".utf8).write(to: URL(filePath: try #require(python.library)))
    let report = try bench.report(bench.request([python]))
    #expect(report.probe == nil)
    #expect(gaps(report, .probe).first?.hasSuffix("has changed since, or is gone") == true)
  }

  @Test func `only a verification of this very document is shown`() throws {
    let expectations = try #require(try Expectations.sha256(beside: bench.document))
    func verification(_ sha256: String) -> VerificationReport {
      VerificationReport(documents: [
        DocumentReport(
          path: "guide.md", sha256: sha256, expectationsSHA256: expectations, notices: [],
          snippets: [SnippetReport(id: "block-1", line: 1, heading: nil, language: "python", sha256: "00")])
      ])
    }
    try bench.keep(run: "r", of: "cpu.pure")
    try bench.keep(verification("00"), of: [python], at: 2)
    var report = try bench.report(bench.request([python]))
    #expect(report.verification == nil)
    #expect(gaps(report, .verification) == ["none was kept"])
    let sha256 = try #require(report.document?.sha256)
    try bench.keep(verification(sha256), of: [python], at: 1)
    report = try bench.report(bench.request([python]))
    #expect(report.verification?.sha256 == sha256)
  }

  @Test func `of each program the newest time line is shown, and an example that was not traced is a gap`() throws {
    let convoy = bench.scripts.path("examples/convoy.py")
    let counters = bench.scripts.path("examples/cpu_bound.py")
    try bench.keep(bench.timeline([convoy], in: python, handoffs: 1), of: [python], at: 1)
    try bench.keep(bench.timeline([convoy], in: python, handoffs: 2), of: [python], at: 2)
    try bench.keep(bench.timeline([counters], in: other, handoffs: 3), of: [other], at: 3)
    let report = try bench.report(bench.request([python, other]))
    #expect(report.timelines.map(\.handoffs) == [2, 3])
    #expect(
      gaps(report, .timeline) == [
        "cpu_bound.py was not traced with Python 3.13.0", "convoy.py was not traced with Python 3.9.18",
      ])
    #expect(
      report.gaps.first { $0.kind == .timeline }?.command == [
        "gillab", "trace", "--python", python.executable, "--keep", counters,
      ])
  }

  @Test func `why a part could not be measured just now stands with its gap`() throws {
    try bench.keep(run: "r", of: "cpu.pure")
    let report = try bench.report(
      bench.request([python]), failures: [.probe: "it was interrupted", .comparison: "the time was spent"])
    #expect(gaps(report, .probe) == ["none was kept (just now: it was interrupted)"])
    #expect(gaps(report, .comparison) == ["the time was spent"], "an earlier run is shown all the same")
  }

  @Test func `a store with nothing that counts gives no report, and says why for each part`() throws {
    let error = #expect(throws: StudyError.self) { try bench.report(bench.request([python])) }
    guard case .nothingToReport(let store, let reasons)? = error else { return }
    #expect(store == bench.store.path)
    #expect(reasons.contains("probe: none was kept"))
    #expect(reasons.count == 7, "five kinds, and two programs that were not traced")
  }

  @Test func `the document's snippets are in it`() throws {
    try bench.keep(run: "r", of: "cpu.pure")
    let document = try #require(try bench.report(bench.request([python])).document)
    #expect(document.path == bench.document)
    #expect(document.snippets.first?.id == "block-1")
    #expect(document.snippets.allSatisfy { !$0.code.isEmpty && $0.line > 1 })
  }
}
