import FoundationEssentials
import Measurement
import Testing
import Workloads

@testable import Lab

@Suite struct ComparisonAnalysisTests {
  private func report(_ run: SyntheticRun) -> ComparisonReport { ComparisonAnalysis(run.run).report }

  private func near(_ value: Double?, _ expected: Double, within share: Double = 0.002) -> Bool {
    value.map { abs($0 / expected - 1) <= share } ?? false
  }

  @Test func `Python is compared with its own serial cell, Swift with the first Python's`() {
    var run = SyntheticRun()
    run.add(.swift, "serial", speed: 5000)
    run.add(.swift, "thread", workers: 2, speed: 9800)
    for (python, speed) in [("3.13.0", 100.0), ("3.9.18", 50)] {
      run.add(.python, "thread", workers: 2, python: python, speed: speed * 0.98)
      run.add(.python, "process-fork", workers: 2, python: python, speed: speed * 1.9)
      run.add(.python, "serial", python: python, speed: speed)
      run.add(.python, "serial", python: python, speed: speed, twin: true)
    }
    let report = report(run)
    #expect(report.baseline?.python == "3.13.0" && report.baseline?.model == "serial")
    #expect(
      report.cells.filter { !$0.nullTwin }.map { "\($0.python ?? "swift") \($0.model)" } == [
        "3.13.0 serial", "3.13.0 thread", "3.13.0 process-fork", "3.9.18 serial", "3.9.18 thread",
        "3.9.18 process-fork", "swift serial", "swift thread",
      ])
    #expect(zip(report.cells, [1, 0.98, 1.9, 1, 0.98, 1.9, 50, 98]).allSatisfy { near($0.speedup?.estimate, $1) })
    #expect(
      report.cells.map(\.verdict) == [
        .baseline, .inconclusive, .faster, .baseline, .inconclusive, .faster, .faster, .faster, nil, nil,
      ])
    #expect(zip(report.cells, [1, 0.49, 0.95, 1, 0.49, 0.95, 1, 0.98]).allSatisfy { near($0.efficiency, $1) })
    #expect(report.cells[6].baseline == report.baseline && report.cells[4].baseline?.python == "3.9.18")
  }

  @Test func `without a Python, Swift is compared with its own serial cell`() {
    var run = SyntheticRun()
    run.add(.swift, "thread", workers: 2, speed: 180)
    run.add(.swift, "serial", speed: 100)
    run.add(.swift, "serial", speed: 100, twin: true)
    let report = report(run)
    #expect(report.baseline == ComparisonSubject(run.run.cells[1]))
    #expect(report.cells.map(\.verdict) == [.baseline, .faster, nil])
  }

  @Test func `where serial cannot do the work, the first model that can is the baseline`() {
    var run = SyntheticRun()
    run.add(.python, "process-fork", of: "ipc.queue", python: "3.13.0", speed: 50)
    run.add(.python, "thread", of: "ipc.queue", python: "3.13.0", speed: 100)
    run.add(
      .python, "serial", of: "ipc.queue", python: "3.13.0", speed: 1, status: .unsupported, reason: "it has no worker")
    run.add(.swift, "thread", of: "ipc.queue", speed: 300)
    run.add(.python, "thread", of: "ipc.queue", python: "3.13.0", speed: 100, twin: true)
    let report = report(run)
    #expect(report.cells.map(\.model) == ["serial", "thread", "process-fork", "thread", "thread"])
    #expect(report.cells.map(\.verdict) == [nil, .baseline, .slower, .faster, nil])
    #expect(report.cells.map(\.efficiency) == [nil, nil, nil, nil, nil])
    #expect(report.cells[0].status == .unsupported && report.cells[0].reason == "it has no worker")
    #expect(report.cells[0].wallSeconds == nil && report.cells[0].samples == 0)
    #expect(report.exitCode == 0)
  }

  @Test func `a null twin gives the noise floor and is no row`() throws {
    var run = SyntheticRun(noise: 0.2)
    run.add(.python, "serial", python: "3.13.0", speed: 100)
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 103)
    run.add(.python, "serial", python: "3.13.0", speed: 100, twin: true)
    let report = report(run)
    let floor = try #require(report.groups.first?.noiseFloors.first)
    #expect(report.groups.count == 1 && floor.subject == report.baseline && floor.blocks == 12)
    #expect(floor.share > 0.02 && floor.share < 0.2 && report.noiseFloor == floor.share)
    let twin = try #require(report.cells.last)
    #expect(twin.nullTwin && twin.verdict == nil && twin.pValue == nil)
    let speedUp = try #require(twin.speedup)
    #expect(abs(max(speedUp.high, 1 / speedUp.low) - 1 - floor.share) < 1e-12)
    #expect(report.cells[1].verdict == .inconclusive)
  }

  @Test(arguments: [(5, ComparedCell.Verdict.inconclusive), (6, .faster)])
  func `a null twin that was measured in few blocks gives no floor, however many the others have`(
    blocks: Int, verdict: ComparedCell.Verdict
  ) {
    var run = SyntheticRun(blocks: 20)
    run.add(.swift, "serial", speed: 100)
    run.add(.swift, "thread", workers: 2, speed: 190)
    let twin = run.add(.swift, "serial", speed: 100, twin: true)
    // It hung once, and was not tried again.
    run.drop(twin, from: blocks)
    let report = report(run)
    #expect(report.cells.map(\.verdict) == [.baseline, verdict, nil])
    #expect(report.cells[1].speedup?.blocks == 20)
    #expect(report.groups[0].noiseFloors.count == (blocks < 6 ? 0 : 1))
  }

  @Test func `what is compared with a baseline that was not measured twice has no verdict`() throws {
    var run = SyntheticRun()
    for python in ["3.13.0", "3.9.18"] {
      run.add(.python, "serial", python: python, speed: 100)
      run.add(.python, "process-fork", workers: 2, python: python, speed: 190)
    }
    run.add(.python, "serial", python: "3.13.0", speed: 100, twin: true)
    run.add(.python, "serial", python: "3.9.18", speed: 1, twin: true, status: .crashed, reason: "SIGSEGV")
    run.add(.swift, "thread", workers: 2, speed: 190)
    let cells = report(run).cells
    #expect(cells.map(\.verdict) == [.baseline, .faster, .baseline, .inconclusive, .faster, nil, nil])
    #expect(near(cells[3].speedup?.estimate, 1.9), "its figures are there all the same")
    #expect(cells[3].secondOpinion == nil)
  }

  @Test func `of the heap's memory, figures are told and times are not compared`() throws {
    var run = SyntheticRun()
    run.add(.python, "process-fork", of: "memory", size: 1 << 20, workers: 2, python: "3.13.0", speed: 100) {
      $0.report.metrics = ["touchedBytes": 5]
    }
    run.add(.python, "process-fork", of: "memory", size: 1 << 20, workers: 2, python: "3.13.0", speed: 100, twin: true)
    run.add(.swift, "process", of: "memory", size: 1 << 20, workers: 2, speed: 1000)
    let report = report(run)
    #expect(report.baseline == nil && report.noiseFloor == nil && report.groups[0].noiseFloors == [])
    #expect(report.cells.allSatisfy { $0.speedup == nil && $0.efficiency == nil && $0.verdict == nil })
    #expect(report.cells[0].metrics["touchedBytes"]?.median == 5)
  }

  @Test func `the delay of the server is told where a workload needs it`() {
    var run = SyntheticRun()
    run.add(.swift, "serial", speed: 100)
    #expect(report(run).serverDelayMicroseconds == nil)
    run.add(.swift, "serial", of: "io.tcp", speed: 100)
    #expect(report(run).serverDelayMicroseconds == 2000, "as it was in earlier gillabs")
  }

  @Test func `five blocks are too few for a verdict, six are not`() throws {
    for (blocks, verdict, confidence) in [(5, ComparedCell.Verdict.inconclusive, 0.9375), (6, .faster, 0.96875)] {
      var run = SyntheticRun(blocks: blocks)
      run.add(.swift, "serial", speed: 100)
      run.add(.swift, "serial", speed: 100, twin: true)
      run.add(.swift, "thread", workers: 2, speed: 190)
      let cell = report(run).cells[1]
      #expect(cell.verdict == verdict && cell.speedup?.confidence == confidence && cell.speedup?.blocks == blocks)
    }
  }

  @Test func `Wilcoxon's test is corrected for all cells of a table, and says when it has too few blocks`() throws {
    for (blocks, opinion) in [(7, ComparedCell.SecondOpinion.tooFewBlocks), (12, .agrees)] {
      var run = SyntheticRun(blocks: blocks)
      run.add(.swift, "serial", speed: 100)
      run.add(.swift, "serial", speed: 100, twin: true)
      for _ in 0..<5 { run.add(.swift, "thread", workers: 2, speed: 190) }
      let cell = report(run).cells[5]
      // Five cells whose ratios all lie on one side.
      #expect(abs(try #require(cell.pValue) - 5 * 2 / Double(1 << blocks)) < 1e-12)
      #expect(cell.secondOpinion == opinion)
    }
  }

  @Test func `of the same compared with itself, the largest error is told`() throws {
    var run = SyntheticRun(noise: 0, isAA: true)
    for speed in [100, 100.5, 99, 100] { run.add(.swift, "serial", speed: speed, twin: speed == 100.5) }
    let report = report(run)
    #expect(report.cells.map(\.verdict) == [.baseline, .inconclusive, .inconclusive, nil])
    let aa = try #require(report.aa)
    #expect(near(aa.worstRatioError, 100 / 99 - 1) && aa.falseVerdicts == 0 && aa.comparisons == 2)
    #expect(near(report.noiseFloor, 0.005))
  }

  @Test func `blocks in doubt are listed and count`() {
    var run = SyntheticRun(state: .interrupted)
    run.add(.swift, "serial", speed: 100)
    run.contaminate(3, "other programs took 30% of the machine")
    let report = report(run)
    #expect(report.interrupted && report.blocks == 12 && report.cells[0].samples == 12)
    #expect(
      report.contaminatedBlocks == [ContaminatedBlock(block: 3, reason: "other programs took 30% of the machine")])
  }

  @Test func `the same run gives the same report, and every key is in its JSON`() throws {
    var run = SyntheticRun(noise: 0.1)
    run.add(.swift, "serial", speed: 100)
    run.add(.python, "thread", workers: 2, python: "3.13.0", speed: 100, status: .unsupported, reason: "no")
    #expect(report(run) == report(run))
    let json = try JSONEncoder().encode(report(run))
    let object = try JSONDecoder().decode([String: AnyKey].self, from: json)
    #expect(
      object.keys.sorted() == [
        "aa", "baseline", "blocks", "cells", "command", "commit", "contaminatedBlocks", "finishedAt", "groups", "host",
        "interrupted", "noiseFloor", "run", "schema", "seed", "serverDelayMicroseconds", "startedAt", "threshold",
        "version",
      ])
    let cells = try JSONDecoder().decode(Cells.self, from: json).cells
    #expect(cells.count == 2)
    for cell in cells {
      #expect(
        cell.keys.sorted() == [
          "baseline", "cpuSeconds", "creationSeconds", "efficiency", "failedSamples", "fairness",
          "involuntarySwitches", "language", "latency", "metrics", "model", "nullTwin", "pValue", "peakBytes", "python",
          "pythonExecutable", "reason", "repeats", "samples", "secondOpinion", "size", "speedup", "status", "units",
          "unitsPerSecond", "verdict", "voluntarySwitches", "wallSeconds", "workers", "workload",
        ])
    }
    #expect(try JSONDecoder().decode(ComparisonReport.self, from: json) == report(run))
  }

  /// Any value: only its key is looked at.
  private struct AnyKey: Decodable { init(from decoder: any Decoder) {} }
  private struct Cells: Decodable { let cells: [[String: AnyKey]] }
}
