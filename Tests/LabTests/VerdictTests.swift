import Testing

@testable import Lab
@testable import Workloads

/// What is concluded from a run's facts alone.
@Suite struct VerdictTests {
  private func told(
    _ ending: RunResult.Ending, prints: Bool = false, stdout: String = "", leftBehind: [ProcessDescription] = [],
    events: [RunEvent] = [], unmet: [Finding] = [], expectedExitCode: Int = 0, allowed: Set<String> = []
  ) -> String {
    let output = CapturedOutput(bytes: Array(stdout.utf8), totalBytes: stdout.utf8.count)
    let result = RunResult(ending: ending, stdout: output, leftBehind: leftBehind, events: events, pid: 10)
    var report = RunReport(python: "3.13.0", startMethod: "fork", status: .ok)
    Verdict(
      result: result, prints: prints, unmet: unmet, expectedExitCode: expectedExitCode,
      allows: { allowed.contains($0) },
      timeoutSeconds: 1.5
    ).apply(to: &report)
    return report.told
  }

  private let raised = RunEvent(kind: .uncaught, pid: 10, type: "ValueError", message: "no", line: 7)

  @Test func `each ending has its status`() {
    #expect(told(.exited(code: 0)) == "ok 0")
    #expect(told(.exited(code: 3)) == "failed 3\nexit-code: it ended with exit status 3")
    #expect(told(.exited(code: 1), events: [raised]) == "failed 1\n7: exception: it raised ValueError: no")
    #expect(told(.signalled(signal: 11)) == "crashed signal 11\nsignal: it was ended by SIGSEGV (11)")
    #expect(told(.signalled(signal: 40)) == "crashed signal 40\nsignal: it was ended by signal 40")
    #expect(told(.timedOut) == "timeout\ntimeout: it was still running after 1.5 s")
    #expect(
      told(.killedParent(signal: 15)) == "crashed signal 15\nkilled-parent: it ended its parent process by SIGTERM (15)"
    )
    #expect(told(.notStarted(reason: "fork: no")) == "failed\nnot-started: it could not be started: fork: no")
  }

  @Test func `an exit status that is expected is good, and another is not`() {
    #expect(told(.exited(code: 3), expectedExitCode: 3) == "ok 3")
    #expect(told(.exited(code: 0), expectedExitCode: 3) == "failed 0\nexit-code: it ended with exit status 0, not 3")
  }

  @Test func `silence is told where print was to be heard, and nothing else explains it`() {
    let lost = RunEvent(kind: .thread, pid: 10, name: "T", type: "ValueError", message: "")
    #expect(told(.exited(code: 0), prints: true) == "finding 0\nsilent: it holds print() and printed nothing")
    #expect(told(.exited(code: 0), prints: true, stdout: "x") == "ok 0")
    #expect(
      told(.exited(code: 0), prints: true, events: [lost])
        == "finding 0\nthread-exception: thread T ended with ValueError")
  }

  @Test func `what the expectations allow is no finding`() {
    #expect(told(.exited(code: 0), prints: true, allowed: ["silent"]) == "ok 0")
    #expect(told(.exited(code: 1), allowed: ["exit-code"]) == "ok 1")
    #expect(told(.timedOut, allowed: ["exit-code"]).hasPrefix("timeout"))
    #expect(told(.timedOut, allowed: ["timeout"]).hasPrefix("ok"))
  }

  @Test func `what the expectations find wanting is a finding`() {
    #expect(
      told(.exited(code: 0), unmet: [Finding(kind: "promise", message: "not kept", line: 4)])
        == "finding 0\n4: promise: not kept")
  }

  @Test func `processes left behind are told once for each command`() {
    let left = [(11, "sleep 9"), (12, "a fork of the script"), (13, "a fork of the script")]
      .map { ProcessDescription(pid: $0.0, command: $0.1) }
    #expect(
      told(.exited(code: 0), leftBehind: left) == """
        finding 0
        left-behind: it left a process running, which was ended: sleep 9 (pid 11)
        left-behind: it left 2 processes running, which were ended: a fork of the script
        """)
  }
}

/// What is concluded from what happened inside a run.
@Suite struct EventFindingsTests {
  private func told(_ events: [RunEvent], _ ending: RunResult.Ending = .exited(code: 0)) -> [String] {
    EventFindings.findings(of: RunResult(ending: ending, events: events, pid: 10)).map(\.told)
  }

  @Test func `a signal is an accident unless another process of the run sent it`() {
    let ended = RunEvent(kind: .reaped, pid: 10, child: 11, signal: 15)
    #expect(told([ended]) == ["child-signal: a child process was ended by SIGTERM (15)"])
    #expect(told([RunEvent(kind: .sent, pid: 10, child: 11, signal: 15), ended]) == [])
    #expect(told([RunEvent(kind: .sent, pid: 10, child: -10, signal: 15), ended]) == [])
    #expect(told([RunEvent(kind: .sent, pid: 11, child: 11, signal: 15), ended]).count == 1)
    #expect(told([RunEvent(kind: .sent, pid: 10, child: 12, signal: 15), ended]).count == 1)
    #expect(told([RunEvent(kind: .sent, pid: 10, child: 11, signal: 9), ended]).count == 1)
    #expect(told([RunEvent(kind: .reaped, pid: 10, child: 11, exitCode: 3)]) == [])
  }

  @Test func `the script's own exception is the verdict's business, a child's is a finding`() {
    let own = RunEvent(kind: .uncaught, pid: 10, type: "ValueError", message: "x")
    let child = RunEvent(kind: .uncaught, pid: 11, type: "ValueError", message: "x", line: 3)
    #expect(told([own, child]) == ["3: child-exception: a child process ended with ValueError: x"])
  }

  @Test func `an interrupt at the time limit is the lab's doing`() {
    let child = RunEvent(kind: .process, pid: 11, name: "P", type: "KeyboardInterrupt")
    #expect(told([child], .timedOut) == [])
    #expect(told([child]) == ["child-exception: child process P ended with KeyboardInterrupt"])
    #expect(told([RunEvent(kind: .reaped, pid: 10, child: 11, signal: 2)], .timedOut) == [])
  }

  @Test func `a long message is told by its first paragraph, in one line`() {
    let event = RunEvent(kind: .process, pid: 11, type: "E", message: "\n  first\n   second\n\nthird")
    #expect(told([event]) == ["child-exception: a child process ended with E: first second"])
    let long = RunEvent(kind: .process, pid: 11, type: "E", message: String(repeating: "x", count: 500))
    #expect(told([long])[0].count == "child-exception: a child process ended with E: ".count + 240)
  }
}

/// What two runs' outputs are compared by.
@Suite struct ComparableOutputTests {
  @Test func `order, blank lines, addresses and the run's process numbers are no difference`() {
    let one = ComparableOutput("b 0x7f01 41\n\na 42\n", processes: [41, 42])
    let two = ComparableOutput("a 52\nb 0xFFee 51", processes: [51, 52])
    #expect(one == two)
    #expect(one.lines == ["a *", "b 0x* *"])
    #expect(one.difference(from: two) == nil)
  }

  @Test func `a number that is no process of the run stays`() {
    #expect(ComparableOutput("41 410", processes: [41]).lines == ["* 410"])
    #expect(ComparableOutput("99999999999999999999", processes: [41]).lines == ["99999999999999999999"])
  }

  @Test func `the first line that one has and the other has not is the difference`() {
    #expect(ComparableOutput("a\nc").difference(from: ComparableOutput("a\nb")) == "has “c”")
    #expect(ComparableOutput("a").difference(from: ComparableOutput("a\nb")) == "lacks “b”")
    #expect(ComparableOutput("a\na").difference(from: ComparableOutput("a")) == "repeats lines 2 against 1 in all")
    let long = String(repeating: "x", count: 100)
    #expect(ComparableOutput(long).difference(from: ComparableOutput("")) == "has “\(long.prefix(79))…”")
  }

  @Test func `what the mask replaces is no difference`() {
    #expect(ComparableOutput("took 5 ms") { $0.replacing("5", with: "*") }.lines == ["took * ms"])
  }
}
