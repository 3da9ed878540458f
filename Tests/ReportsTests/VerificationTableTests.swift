import Testing
import Workloads

@testable import Reports

@Suite struct VerificationTableTests {
  private func run(
    _ python: String, _ startMethod: String, _ status: RunReport.Status = .ok, _ findings: [Finding] = [],
    reason: String? = nil
  ) -> RunReport {
    var run = RunReport(python: python, startMethod: startMethod, status: status, reason: reason)
    run.findings = findings
    if status != .skipped { (run.wallSeconds, run.cpuSeconds, run.peakBytes) = (0.0612, 0.05, 17_406_362) }
    return run
  }

  private func snippet(_ runs: [RunReport], twin: TwinReport? = nil) -> SnippetReport {
    SnippetReport(id: "block-1", line: 9, heading: "多线程", language: "python", sha256: "", runs: runs, twin: twin)
  }

  @Test func `a report reads as a table and a list of findings`() {
    let lost = Finding(kind: "child-exception", message: "a child process ended with ValueError: lost", line: 12)
    let skipped = "start methods change nothing: the block does not load multiprocessing"
    let twin = TwinReport(
      model: "threads", stdout: "", matches: false, difference: "has “x”", wallSeconds: 0.9999, cpuSeconds: 0,
      peakBytes: 1023)
    let report = VerificationReport(documents: [
      DocumentReport(
        path: "guide.md", sha256: "",
        notices: [
          Finding(kind: "unterminated-fence", message: "this fence is never closed", line: 30),
          Finding(kind: "read-as-gb18030", message: "byte 2 is not UTF-8"),
        ],
        snippets: [
          snippet([run("3.9.18", "fork"), run("3.9.18", "spawn", .finding, [lost])], twin: twin),
          snippet([run("3.9.18", "fork"), run("3.9.18", "spawn", .skipped, reason: skipped)]),
          snippet([
            run(
              "3.13.0", "default", .skipped, [Finding(kind: "unparsable", message: "invalid syntax", line: 10)],
              reason: "x")
          ]),
        ])
    ])
    #expect(
      VerificationTable(report, palette: Palette(isColoured: false)).lines.joined(separator: "\n") == """
        guide.md:30: this fence is never closed
        guide.md: byte 2 is not UTF-8

        guide.md  block-1 · line 9 · 多线程
          language  version  start     wall      CPU    memory  verdict
          Python    3.9.18   fork   61.2 ms  50.0 ms  16.6 MiB  ok
          Python    3.9.18   spawn  61.2 ms  50.0 ms  16.6 MiB  finding: child-exception
          Swift     threads  –       1.00 s   0.00 s    1023 B  other output: Swift has “x”

        guide.md  block-1 · line 9 · 多线程
          language  version  start     wall      CPU    memory  verdict
          Python    3.9.18   fork   61.2 ms  50.0 ms  16.6 MiB  ok
          not run, 1×: start methods change nothing: the block does not load multiprocessing

        guide.md  block-1 · line 9 · 多线程
          language  version  start    wall  CPU  memory  verdict
          Python    3.13.0   default     –    –       –  skipped: unparsable

        3 blocks, 3 runs, 2 ok
        ✗ guide.md:12: a child process ended with ValueError: lost
          child-exception in block-1, with spawn on Python 3.9.18
        ✗ guide.md:10: invalid syntax
          unparsable in block-1, Python 3.13.0
        """)
  }

  private func scopes(_ runs: [RunReport]) -> [String] {
    let snippet = snippet(runs)
    return FindingGroup.groups(of: snippet).map { "\($0.finding.message): \($0.scope(among: snippet))" }
  }

  private let lost = [Finding(kind: "k", message: "lost")]

  @Test func `a finding's scope is said in the fewest words that are true`() {
    #expect(scopes([run("3.9", "default", .finding, lost)]) == ["lost: Python 3.9"])
    #expect(
      scopes([run("3.9", "fork", .finding, lost), run("3.9", "spawn", .finding, lost)]) == ["lost: in every run"])
    #expect(
      scopes(
        ["3.9", "3.13"].flatMap {
          [run($0, "fork"), run($0, "spawn", .finding, lost), run($0, "forkserver", .finding, lost)]
        })
        == ["lost: with spawn and forkserver on all 2 Pythons"])
    #expect(
      scopes([run("3.9", "fork", .finding, lost), run("3.13", "fork")]) == ["lost: Python 3.9 with fork"])
    #expect(
      scopes([
        run("3.9", "fork", .finding, lost), run("3.9", "spawn"), run("3.13", "fork"),
        run("3.13", "spawn", .finding, lost),
      ])
        == ["lost: Python 3.9 with fork and Python 3.13 with spawn"])
  }

  @Test func `a start method that only some Pythons were run with is not said to be found on all`() {
    #expect(
      scopes([run("3.9", "fork", .finding, lost), run("3.9", "spawn"), run("3.13", "spawn")])
        == ["lost: Python 3.9 with fork"])
  }

  @Test func `a run that was not made is no exception to every run`() {
    #expect(
      scopes([run("3.9", "fork", .finding, lost), run("3.13", "fork", .finding, lost), run("3.13", "spawn", .skipped)])
        == ["lost: in every run"])
  }

  @Test func `findings that differ in process numbers alone are one`() {
    #expect(
      scopes([
        run("3.9", "fork", .finding, [Finding(kind: "k", message: "left x (pid 12)")]),
        run("3.13", "fork", .finding, [Finding(kind: "k", message: "left x (pid 34)")]),
      ]) == ["left x: in every run"])
  }
}
