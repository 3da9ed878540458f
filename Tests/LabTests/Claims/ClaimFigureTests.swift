import Documents
import Testing
import Workloads

@testable import Lab

/// What each metric is worked out from.
@Suite struct ClaimFigureTests {
  private let bench = ClaimBench()

  private func evidence(_ test: String, of run: SyntheticRun) throws -> ClaimEvidence {
    try #require(try bench.verdict(test + ", atLeast: 0", of: run).evidence.first)
  }

  private func near(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 0.002 * abs(expected) } ?? false
  }

  /// Two passes a sample, of 100 units each.
  private func computing(change: (inout SampleRecord) -> Void = { _ in }) -> SyntheticRun {
    var run = SyntheticRun()
    run.add(.python, "serial", python: "3.13.0", speed: 100, repeats: 2)
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 150, repeats: 2, change: change)
    run.add(.python, "process-fork", workers: 2, python: "3.13.0", speed: 200, repeats: 2)
    run.add(.swift, "thread", workers: 2, speed: 15_000, repeats: 2)
    return run
  }

  @Test(arguments: [
    ("metric: speedup", 1.5, ClaimEvidence.Unit.ratio), ("metric: speedup, against: process-fork", 0.75, .ratio),
    ("metric: speedup, against: \"swift:thread\"", 0.01, .ratio), ("metric: efficiency", 0.75, .share),
    ("metric: wallSeconds", 1 / 1.5, .seconds), ("metric: wallSeconds, against: process-fork", 4.0 / 3, .ratio),
    ("metric: cpuSeconds, per: wallSeconds", 1, .ratio), ("metric: creationSeconds", 0.01, .seconds),
    ("metric: fairness", 0.9, .share),
  ]) func `a figure is what its name says`(_ metric: String, _ expected: Double, _ unit: ClaimEvidence.Unit) throws {
    let run = computing {
      // Jain's index of 1 and 2 is 9/10.
      $0.report.workers = [1.0, 2].map { SampleWorker(units: 1, unitsInWindow: $0, startSeconds: 0, endSeconds: 1) }
    }
    let evidence = try evidence("\(metric), workload: cpu.pure, workers: 2, model: thread", of: run)
    #expect(near(evidence.estimate, expected), "\(evidence.estimate ?? .nan)")
    #expect(evidence.unit == unit)
    #expect((evidence.low ?? 1) <= (evidence.estimate ?? 0) && (evidence.high ?? 0) >= (evidence.estimate ?? 1))
  }

  @Test func `peak memory is the median's of the samples`() throws {
    let run = computing()
    // 10 to 21 MiB.
    let evidence = try evidence("metric: peakBytes, workload: cpu.pure, workers: 2, model: thread", of: run)
    #expect(evidence.unit == .bytes && evidence.estimate.map { (15e6...16.5e6).contains($0) } == true)
  }

  @Test func `latencies are each block's own percentiles`() throws {
    var run = SyntheticRun()
    run.add(.python, "serial", of: "io.sleep", size: 2000, python: "3.13.0", speed: 100) {
      $0.report.latencies = (1...200).map { Double($0) / 1000 }
    }
    for (metric, expected) in [("latency.p50", 0.1005), ("latency.p99", 0.19801), ("latency.max", 0.2)] {
      let evidence = try evidence("metric: \(metric), workload: io.sleep, model: serial", of: run)
      #expect(near(evidence.estimate, expected) && evidence.unit == .seconds)
    }
  }

  @Test func `a 99th percentile of fewer than a hundred latencies is none`() throws {
    var run = SyntheticRun()
    run.add(.python, "serial", of: "io.sleep", size: 2000, python: "3.13.0", speed: 100) {
      $0.report.latencies = [0.1]
    }
    let evidence = try evidence("metric: latency.p99, workload: io.sleep, model: serial", of: run)
    #expect(evidence.estimate == nil && evidence.outcome == .inconclusive)
    #expect(evidence.reason == "no block of run 20261122-231500-4f2a has a latency.p99")
  }

  @Test func `a figure that is zero now and then has an interval too`() throws {
    var run = SyntheticRun(blocks: 7)
    var lost: [Double] = [0, 0, 3, 4, 5, 6, 7]
    run.add(.python, "thread", of: "race", size: 200_000, workers: 2, python: "3.13.0", speed: 10) {
      $0.report.metrics = ["lostUpdatesCount": lost.removeFirst()]
    }
    let verdict = try bench.verdict(
      "metric: lostUpdatesCount, workload: race, workers: 2, model: thread, atLeast: 1", of: run)
    #expect(verdict.verdict == .undecided)
    let evidence = verdict.evidence[0]
    #expect((evidence.estimate, evidence.low, evidence.high) == (4, 0, 7))
    #expect(evidence.unit == .count && evidence.figureWords == "4 (0 – 7)")
  }

  @Test func `a workload's own figures stand alone, beside another cell's, or per another figure`() throws {
    var run = SyntheticRun()
    for (model, bytes) in [("thread", 10.0), ("process-fork", 180)] {
      run.add(.python, model, of: "memory", size: 1 << 27, workers: 2, python: "3.13.0", speed: 10) {
        $0.report.metrics = ["heapBytes": 100 * 1_048_576, "touchedBytes": bytes * 1_048_576]
      }
    }
    let base = "workload: memory, size: 128MiB, workers: 2, model: process-fork"
    #expect(near(try evidence("metric: touchedBytes, \(base)", of: run).estimate, 180 * 1_048_576))
    #expect(near(try evidence("metric: touchedBytes, against: thread, \(base)", of: run).estimate, 18))
    let per = try evidence("metric: touchedBytes, per: heapBytes, \(base)", of: run)
    #expect(near(per.estimate, 1.8) && per.unit == .ratio && per.metric == "touchedBytes per heapBytes")
    #expect(near(try evidence("metric: touchedBytes, per: heapBytes, against: thread, \(base)", of: run).estimate, 18))
  }

  /// Threads that take 30 pages each, beside tasks of which some blocks see nothing.
  private func memory(_ ofTasks: [Double]) throws -> ClaimVerdict {
    var run = SyntheticRun(blocks: ofTasks.count)
    var bytes = ofTasks
    run.add(.python, "thread", of: "spawn", size: 20, workers: 0, python: "3.13.0", speed: 10) {
      $0.report.metrics = ["memoryOneBytes": 30 * 4096]
    }
    run.add(.python, "asyncio-gather", of: "spawn", size: 20, workers: 0, python: "3.13.0", speed: 10) {
      $0.report.metrics = ["memoryOneBytes": bytes.removeFirst()]
    }
    return try bench.verdict(
      "metric: memoryOneBytes, workload: spawn, size: 20, model: thread, against: asyncio-gather, atLeast: 2", of: run)
  }

  @Test func `a block in which there is nothing to divide by is left out, and the others count`() throws {
    let verdict = try memory([4096, 4096, 0, 4096, 4096, 4096, 4096, -512, 4096, 4096])
    #expect(verdict.verdict == .holds)
    let evidence = verdict.evidence[0]
    #expect(near(evidence.estimate, 30) && evidence.blocks == 8)
    #expect(
      evidence.reason
        == "in 2 of 10 blocks asyncio-gather's memoryOneBytes, by which it is divided, is 0 or less, and left out")
  }

  @Test func `too many blocks with nothing to divide by leave a claim open, and that is the reason`() throws {
    let verdict = try memory([4096, 4096, 0, 0, 0, 4096, 4096, 4096, 4096, 4096])
    #expect(verdict.verdict == .undecided)
    #expect(verdict.evidence[0].outcome == .inconclusive && verdict.evidence[0].blocks == 7)
    #expect(
      verdict.evidence[0].reason
        == "in 3 of 10 blocks asyncio-gather's memoryOneBytes, by which it is divided, is 0 or less: too many for a figure of the others"
    )
    let none = try memory([0, 0, 0, 0, 0, 0])
    #expect(none.verdict == .undecided && none.evidence[0].estimate == nil)
    #expect(
      none.reason.contains("in 6 of 6 blocks asyncio-gather's memoryOneBytes, by which it is divided, is 0 or less"))
    let five = try memory([4096, 4096, 0, 4096, 4096, 4096])
    #expect(five.reason.contains("5 of the 6 blocks that an interval of 95% needs; in 1 of 6 blocks asyncio-gather's"))
  }

  @Test func `the same figures give the same interval`() throws {
    let test = "metric: speedup, workload: cpu.pure, workers: 2, model: thread"
    #expect(try evidence(test, of: computing()) == evidence(test, of: computing()))
  }
}
