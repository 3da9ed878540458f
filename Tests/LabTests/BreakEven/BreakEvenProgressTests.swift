import FoundationEssentials
import Interpreters
import Testing
import Workloads

@testable import Lab

/// Which points a model's process is given, and what is kept of a model.
@Suite struct BreakEvenProgressTests {
  private func progress() throws -> BreakEvenProgress {
    let python = """
      {"version":"3.13.0","executable":"/opt/python3","library":"/opt/lib.so","gil":"on","ownGIL":true,
      "startMethods":[],"usable":true,"prefix":"/opt","basePrefix":"/opt"}
      """
    let interpreter = try JSONDecoder().decode(Interpreter.self, from: Data(python.utf8))
    return BreakEvenProgress(
      model: .thread, plan: BreakEvenPlan(interpreters: [interpreter], workers: 2, seed: 1), interpreter: interpreter)
  }

  /// Jobs that take as long as two workers' tasks and a start of 2 ms do.
  private func answer(_ targets: [BreakEvenTarget]) -> [BreakEvenAnswer.Point] {
    targets.map { target in
      let seconds = 2 * BreakEvenPlan.taskSeconds[target.length]
      func list(_ value: Double) -> [Double] { Array(repeating: value, count: target.pairs) }
      return BreakEvenAnswer.Point(
        serialSeconds: list(seconds) + [seconds], modelSeconds: list(0.002 + seconds / 2),
        serialCPUSeconds: list(seconds) + [seconds], modelCPUSeconds: list(seconds))
    }
  }

  @Test func `a length is begun only where there is time to judge it, and what was begun comes first`() throws {
    var progress = try progress()
    let hints = progress.nextPoints(budgetSeconds: 100)
    #expect(hints.map(\.pairs) == [2, 2, 2, 2] && hints.map(\.length) == [0, 0, 0, 0])
    progress.add(.success(answer(hints)), for: hints, seconds: 0)
    // A pair of 3 ms tasks takes about 14 ms: six processes of ten each fit, the other payloads' do not.
    let first = progress.nextPoints(budgetSeconds: 1)
    #expect(first.map(\.payload) == [0] && first.map(\.pairs) == [10])
    progress.add(.success(answer(first)), for: first, seconds: 0)
    for missing in [5, 4, 3, 2, 1] {
      // As measured, it takes 11 ms: thirteen of each fit into what starting a process takes.
      let next = progress.nextPoints(budgetSeconds: Double(missing) * 0.16)
      #expect(next.map(\.length) == first.map(\.length) && next.map(\.payload) == [0])
      #expect(next.map(\.pairs) == [13], "\(missing) more processes settle it")
      progress.add(.success(answer(next)), for: next, seconds: 0)
    }
    let point = progress.result.payloads[0].points[first[0].length]
    #expect(point.verdict != .inconclusive && point.processes == 6 && point.pairs == 10 + 5 * 13)
  }

  @Test func `beside other programs a model's cores are compared with those of the serial job`() {
    // Each thread gets a third of a core: two of them do twice as much as one, though they keep less than one core busy.
    let point = BreakEvenAnswer.Point(
      serialSeconds: [3, 3], modelSeconds: [1.5], serialCPUSeconds: [1, 1], modelCPUSeconds: [1])
    #expect(point.pairs(parallelismKnown: true).map(\.parallelism) == [2])
    #expect(point.pairs(parallelismKnown: false).map(\.parallelism) == [nil])
  }

  @Test func `near the end of the time nothing is begun that could not be judged`() throws {
    var progress = try progress()
    let hints = progress.nextPoints(budgetSeconds: 0.001)
    #expect(hints.count == 1, "a first look costs next to nothing, and every model has one")
    progress.add(.success(answer(hints)), for: hints, seconds: 0)
    let others = progress.nextPoints(budgetSeconds: 100).filter { $0.payload > 0 }
    progress.add(.success(answer(others)), for: others, seconds: 0)
    #expect(progress.isOpen)
    #expect(progress.nextPoints(budgetSeconds: 0.01).isEmpty)
  }

  @Test func `where the first length cannot be afforded a shorter one is judged`() throws {
    var progress = try progress()
    let hints = progress.nextPoints(budgetSeconds: 100)
    progress.add(.success(answer(hints)), for: hints, seconds: 0)
    let wanted = try #require(progress.nextPoints(budgetSeconds: 100).first)
    let afforded = progress.nextPoints(budgetSeconds: 0.6)
    #expect(afforded.count == 1 && afforded[0].length < wanted.length && afforded[0].length > 0)
    progress.add(.success(answer(afforded)), for: afforded, seconds: 0)
    let next = progress.nextPoints(budgetSeconds: 0.8)
    #expect(
      next.map(\.length) == afforded.map(\.length) && next.map(\.payload) == afforded.map(\.payload),
      "what was begun is judged before anything else")
  }

  @Test func `what a process takes to start is part of what a judgement costs`() throws {
    var progress = try progress()
    let hints = progress.nextPoints(budgetSeconds: 100)
    progress.add(.success(answer(hints)), for: hints, seconds: 2)
    #expect(progress.nextPoints(budgetSeconds: 11).isEmpty, "six processes take 12 s")
    #expect(!progress.nextPoints(budgetSeconds: 13).isEmpty)
  }

  @Test func `a model that fails keeps what was measured of it, and says why it stopped`() throws {
    var progress = try progress()
    let hints = progress.nextPoints(budgetSeconds: 100)
    progress.add(.success(answer(hints)), for: hints, seconds: 0)
    for _ in 0..<2 {
      let targets = progress.nextPoints(budgetSeconds: 100)
      progress.add(.success(answer(targets)), for: targets, seconds: 0)
    }
    let before = progress.result
    progress.add(.failure(BreakEvenFailure(status: .crashed, reason: "SIGSEGV")), for: [], seconds: 0)
    #expect(progress.result.status == .crashed && progress.result.reason == "SIGSEGV")
    #expect(progress.result.payloads == before.payloads && !before.payloads.isEmpty)
    #expect(!progress.isOpen)
    var report = BreakEvenReport(
      seed: 1, host: HostRecord.here, task: .cpu, workers: 2, threshold: 0.05, taskSeconds: [], payloadBytes: [])
    report.pythons = [BreakEvenPython(version: "3.13.0", executable: "/opt/python3", models: [progress.result])]
    #expect(report.exitCode == 1, "something was measured, and something failed")
  }

  @Test func `a model that fails at once has nothing`() throws {
    var progress = try progress()
    progress.add(.failure(BreakEvenFailure(status: .failed, reason: "no")), for: [], seconds: 0)
    #expect(progress.result.payloads.isEmpty)
  }
}
