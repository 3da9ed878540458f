import Documents
import Testing
import Workloads

@testable import Lab

/// What verdicts figures that are known come to.
@Suite struct ClaimVerdictTests {
  private let bench = ClaimBench()

  /// Serial does 100 units a second, two threads as many times as fast as is said.
  private func run(
    thread: Double = 1, process: Double = 2, blocks: Int = 12, noise: Double = 0.001, python: String = "3.13.0"
  ) -> SyntheticRun {
    var run = SyntheticRun(blocks: blocks, noise: noise)
    run.add(.python, "serial", python: python, speed: 100)
    run.add(.python, "thread", workers: 2, python: python, speed: 100 * thread)
    run.add(.python, "process-fork", workers: 2, python: python, speed: 100 * process)
    return run
  }

  private let slow = "metric: speedup, workload: cpu.pure, workers: 2, model: thread, atMost: 1.3"

  @Test func `a figure whose interval keeps the limit lets a claim hold`() throws {
    let verdict = try bench.verdict(slow, of: run(thread: 1))
    #expect(verdict.verdict == .holds)
    #expect(verdict.python == "3.13.0")
    let evidence = try #require(verdict.evidence.first)
    #expect(evidence.outcome == .met && evidence.blocks == 12 && evidence.unit == .ratio)
    #expect(abs((evidence.estimate ?? 0) - 1) < 0.01)
    #expect((evidence.against?.model, evidence.against?.workers) == ("serial", 1))
    #expect(evidence.run == "20261122-231500-4f2a")
    #expect(verdict.reason.hasPrefix("The speedup of thread ×2 over serial in cpu.pure is 1.00× ("))
    #expect(verdict.reason.hasSuffix("as asked, at most 1.30×."))
  }

  @Test func `a figure whose interval breaks the limit lets it fail`() throws {
    let verdict = try bench.verdict(slow, of: run(thread: 1.9))
    #expect(verdict.verdict == .fails)
    #expect(verdict.reason.contains("1.90×") && verdict.reason.hasSuffix("where at most 1.30× was asked."))
  }

  @Test func `an interval on both sides of the limit decides nothing`() throws {
    let verdict = try bench.verdict(slow, of: run(thread: 1.3, noise: 0.5))
    #expect(verdict.verdict == .undecided)
    #expect(verdict.evidence.map(\.outcome) == [.inconclusive])
    #expect(verdict.evidence[0].estimate != nil)
  }

  @Test func `five blocks decide nothing, however clear they are`() throws {
    let verdict = try bench.verdict(slow, of: run(thread: 1, blocks: 5))
    #expect(verdict.verdict == .undecided)
    #expect(verdict.reason.contains("5 of the 6 blocks that an interval of 95% needs"))
    #expect(try bench.verdict(slow, of: run(thread: 1, blocks: 6)).verdict == .holds)
  }

  @Test func `one figure of several that is missed lets a claim fail, and one that is open leaves it open`() throws {
    let both = slow + "\nmetric: speedup, workload: cpu.pure, workers: 2, model: process-fork, atLeast: 1.3"
    #expect(try bench.verdict(both, of: run()).verdict == .holds)
    #expect(try bench.verdict(both, of: run(process: 1.1)).verdict == .fails)
    #expect(try bench.verdict(both, of: run(thread: 1.3, process: 2, noise: 0.4)).verdict == .undecided)
  }

  private let conditional = """
    metric: speedup, workload: cpu.pure, workers: 2, model: thread, atLeast: 1.3, when: threads do it
    metric: speedup, workload: cpu.pure, workers: 2, model: process-fork, atLeast: 1.3, when: processes do it
    """

  @Test func `what holds in one condition and fails in another is conditional, and both are named`() throws {
    let verdict = try bench.verdict(conditional, of: run())
    #expect(verdict.verdict == .conditional)
    #expect(
      verdict.reason.hasPrefix("It holds when processes do it, and fails when threads do it. The speedup of thread"))
    #expect(verdict.evidence.map(\.when) == ["threads do it", "processes do it"])
  }

  @Test func `what holds in all conditions holds, and what fails in all fails`() throws {
    #expect(try bench.verdict(conditional, of: run(thread: 1.9)).verdict == .holds)
    let failing = try bench.verdict(conditional, of: run(process: 1))
    #expect(failing.verdict == .fails)
    #expect(failing.reason.hasPrefix("It fails in each condition: when threads do it, the speedup of thread"))
  }

  @Test func `a condition that is open leaves a claim open that fails in the other`() throws {
    var run = run()
    run.drop(2, from: 3)
    let verdict = try bench.verdict(conditional, of: run)
    #expect(verdict.verdict == .undecided)
    #expect(
      verdict.reason.contains("When processes do it: ") && verdict.reason.hasSuffix("It fails when threads do it."))
  }

  // MARK: The fastest

  private let fastest =
    "fastest: true, workload: cpu.pure, workers: 2, model: thread, among: [serial, thread, process-fork], tolerance: 0.25"

  @Test func `the fastest may be slower than another by the tolerance`() throws {
    let verdict = try bench.verdict(fastest, of: run(thread: 1.7, process: 2))
    #expect(verdict.verdict == .holds)
    #expect(verdict.evidence.map(\.against?.model) == ["serial", "process-fork"])
    #expect(verdict.evidence.map(\.threshold) == [0.8, 0.8])
  }

  @Test func `what is surely slower than another is not the fastest, and the reason says by how much`() throws {
    let verdict = try bench.verdict(fastest, of: run(thread: 1, process: 2))
    #expect(verdict.verdict == .fails)
    #expect(verdict.reason.hasPrefix("In cpu.pure, process-fork ×2 is 2.00× ("))
    #expect(verdict.reason.hasSuffix("as fast as thread ×2, where 1.25× was tolerated."))
  }

  @Test func `what may be slower than another by the tolerance is undecided`() throws {
    #expect(try bench.verdict(fastest, of: run(thread: 1.6, process: 2, noise: 0.4)).verdict == .undecided)
  }

  @Test func `a model that a Python does not have is no rival`() throws {
    var run = SyntheticRun()
    run.add(.python, "serial", python: "3.13.0", speed: 100)
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 190)
    run.add(
      .python, "process-fork", workers: 2, python: "3.13.0", speed: 0, status: .unsupported, reason: "no fork here")
    let verdict = try bench.verdict(fastest, of: run)
    #expect(verdict.verdict == .holds)
    #expect(verdict.evidence.map(\.against?.model) == ["serial"])
  }

  @Test func `a rival that crashed leaves open who is the fastest`() throws {
    var run = SyntheticRun()
    run.add(.python, "serial", python: "3.13.0", speed: 100)
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 190)
    run.add(.python, "process-fork", workers: 2, python: "3.13.0", speed: 0, status: .crashed, reason: "signal 11")
    let verdict = try bench.verdict(fastest, of: run)
    #expect(verdict.verdict == .undecided)
    #expect(verdict.reason.contains("Python 3.13.0's process-fork is crashed here: signal 11"))
  }

  // MARK: What noise leaves open

  @Test func `more blocks may decide what noise leaves open, and nothing else that is undecided`() throws {
    let open = ["cpu.pure 20000"]
    #expect(try bench.leftOpen(slow, of: run(thread: 1.3, noise: 0.5)) == open)
    #expect(try bench.leftOpen(slow, of: run(thread: 1, blocks: 5)) == open, "too few blocks")
    #expect(try bench.leftOpen(slow, of: run(thread: 1)) == [], "it holds")
    #expect(try bench.leftOpen(slow, of: run(thread: 1, python: "3.9.18")) == [], "it was not measured at all")
    var run = SyntheticRun(noise: 0.5)
    run.add(.python, "serial", python: "3.13.0", speed: 100) { $0.othersShare = 0.4 }
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 130) { $0.othersShare = 0.4 }
    #expect(try bench.leftOpen(slow, "  needs: {cores: 2}\n", of: run) == [], "the cores are what it lacks")
    #expect(try bench.leftOpen(slow, of: run) == open)
    var unsupported = SyntheticRun()
    unsupported.add(.python, "serial", python: "3.13.0", speed: 100)
    unsupported.add(.python, "thread", workers: 2, python: "3.13.0", speed: 0, status: .unsupported, reason: "none")
    #expect(try bench.leftOpen(slow, of: unsupported) == [])
  }

  @Test func `a condition that is settled already needs no more blocks`() throws {
    let tests = """
      metric: speedup, workload: cpu.pure, workers: 2, model: thread, atLeast: 1.5, when: a
      metric: speedup, workload: cpu.pure, workers: 2, model: process-fork, atLeast: 1.3, when: a
      metric: wallSeconds, workload: io.sleep, workers: 2, model: thread, atLeast: 1, when: b
      """
    // The first is missed, whatever the second may be; of the other condition nothing was measured.
    #expect(try bench.leftOpen(tests, of: run(thread: 1, process: 1.3, noise: 0.2)) == [])
  }

  // MARK: What cannot be decided

  @Test func `a model that a Python does not have leaves open what needs it`() throws {
    var run = SyntheticRun()
    run.add(.python, "serial", python: "3.13.0", speed: 100)
    run.add(
      .python, "thread", workers: 2, python: "3.13.0", speed: 0, status: .unsupported, reason: "there are no threads")
    let verdict = try bench.verdict(slow, of: run)
    #expect(verdict.verdict == .undecided)
    #expect(verdict.reason.contains("Python 3.13.0's thread is unsupported here: there are no threads"))
  }

  @Test func `what was not measured is undecided`() throws {
    let verdict = try bench.verdict(slow, of: run(python: "3.9.18"))
    #expect(verdict.verdict == .undecided)
    #expect(verdict.evidence.map(\.estimate) == [nil])
    #expect(verdict.reason.contains("cpu.pure was not measured here with these programs"))
  }

  @Test func `a claim that needs more cores than there are is undecided`() throws {
    let verdict = try bench.verdict(slow, "  needs: {cores: 3}\n", of: run())
    #expect(verdict.verdict == .undecided)
    #expect(verdict.reason == "It needs 3 cores, and this machine has 2 cores.")
    #expect(verdict.evidence.isEmpty)
  }

  @Test(arguments: [(0.05, ClaimVerdict.Verdict.holds), (0.4, .undecided)])
  func `work on two cores says nothing where others had them`(
    _ share: Double, _ expected: ClaimVerdict.Verdict
  ) throws {
    var run = SyntheticRun()
    run.add(.python, "serial", python: "3.13.0", speed: 100) { $0.othersShare = share }
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 100) { $0.othersShare = share }
    let verdict = try bench.verdict(slow, "  needs: {cores: 2}\n", of: run)
    #expect(verdict.verdict == expected)
    let reason = "it needs 2 cores, and other programs and the hypervisor left 1.20"
    #expect(verdict.evidence.map(\.reason) == [expected == .holds ? nil : reason])
    #expect(try bench.verdict(slow, of: run).verdict == .holds, "a claim about one core asks for no more")
  }

  @Test func `a claim about builds with a GIL has no verdict on others`() throws {
    var bench = bench
    bench.pythons.append(ClaimPython(build: SyntheticRun.python("3.13.5t"), hasGIL: false))
    var run = run()
    run.add(.python, "serial", python: "3.13.5t", speed: 100)
    run.add(.python, "thread", workers: 2, python: "3.13.5t", speed: 190)
    #expect(try bench.verdicts(slow, "  gil: on\n", of: run).map(\.python) == ["3.13.0"])
    #expect(try bench.verdicts(slow, "  gil: off\n", of: run).map(\.verdict) == [.fails])
    #expect(try bench.verdicts(slow, of: run).map(\.verdict) == [.holds, .fails])
  }

  @Test func `blocks in which the machine was disturbed count, and most of them are told`() throws {
    var run = run(blocks: 6)
    for block in 0..<4 { run.contaminate(block, "the hypervisor took 5%") }
    let verdict = try bench.verdict(slow, of: run)
    #expect(verdict.verdict == .holds)
    #expect(verdict.evidence[0].reason == "the machine was disturbed in 4 of 6 blocks")
  }
}
