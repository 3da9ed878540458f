import Testing
import Workloads

@testable import Lab

/// Which figures a cell has, and from which of its samples.
@Suite struct ComparedFiguresTests {
  private func cell(_ run: SyntheticRun) throws -> ComparedCell {
    try #require(ComparisonAnalysis(run.run).report.cells.first)
  }

  private func throughput(
    _ workload: String, window: Double, workers: Int = 2, units: Int = 100, repeats: Int = 1
  ) -> Double? {
    let cell = CellRecord(
      index: 0, workload: workload, size: 1, language: .swift, model: "thread", workers: workers, units: units,
      repeats: repeats)
    let done = SampleWorker(units: units, unitsInWindow: 24, startSeconds: 0, endSeconds: 1)
    return CellWork(cell).throughput(
      SampleReport(wallSeconds: 2, windowSeconds: window, workers: Array(repeating: done, count: workers)))
  }

  @Test func `only the time in which all workers ran counts, if it is at least half of all`() {
    #expect(throughput("cpu.pure", window: 1.2) == 40)
    #expect(throughput("cpu.pure", window: 0.9) == 50)
    #expect(throughput("cpu.pure", window: 2, workers: 1, repeats: 4) == 200)
  }

  @Test(arguments: ["fanout", "spawn", "memory", "loop", "loop.wait", "ipc.pipe"])
  func `where being ready and done is part of the work, all of the time counts`(workload: String) {
    #expect(throughput(workload, window: 1.5, repeats: 3) == 150)
  }

  @Test func `in a race each worker has all the additions to itself`() {
    #expect(throughput("race", window: 1.5, units: 1) == 1)
    #expect(throughput("race", window: 1.5, workers: 4, units: 1) == 2)
  }

  @Test func `figures are those of one pass, medians of the samples`() throws {
    var run = SyntheticRun(blocks: 11, noise: 0)
    run.add(.swift, "thread", workers: 2, speed: 1000, repeats: 5) {
      $0.report.workers = [3, 1].map {
        SampleWorker(units: $0, unitsInWindow: Double($0), startSeconds: 0, endSeconds: 1)
      }
    }
    let cell = try cell(run)
    #expect(cell.wallSeconds == ComparedAmount(median: 0.1, low: 0.1, high: 0.1))
    #expect(cell.cpuSeconds.map { abs($0 - 0.1) < 1e-9 } == true)
    #expect(cell.peakBytes == 15 << 20 && cell.creationSeconds == 0.01 && cell.fairness == 0.8)
    #expect(cell.voluntarySwitches == 4 && cell.involuntarySwitches == 2 && cell.samples == 11)
    #expect(cell.latency == nil && cell.metrics.isEmpty)
  }

  @Test func `latencies of all samples are pooled, metrics are medians`() throws {
    var run = SyntheticRun(blocks: 10)
    run.add(.swift, "thread", of: "spawn", size: 50, workers: 0, speed: 1000) {
      let block = Double($0.block)
      $0.report.latencies = (1...10).map { (block * 10 + Double($0)) / 1000 } + [-0.1]
      $0.report.metrics = ["createOneSeconds": block]
    }
    let cell = try cell(run)
    let latency = try #require(cell.latency)
    #expect(latency.count == 110 && latency.max == 0.1 && latency.p999 == nil)
    #expect(abs(latency.p50 - 0.045) < 0.0001 && abs(latency.p90 - 0.089) < 0.0001)
    #expect(cell.metrics == ["createOneSeconds": ComparedAmount(median: 4.5, low: 1, high: 8)])
    #expect(cell.efficiency == nil)
  }

  @Test func `a cell that seldom fails keeps its figures, with a note`() throws {
    var run = SyntheticRun(blocks: 10)
    run.add(.swift, "thread", speed: 1000) { if $0.block < 4 { ($0.status, $0.reason) = (.crashed, "SIGSEGV") } }
    let cell = try cell(run)
    #expect(cell.status == .ok && cell.samples == 6 && cell.failedSamples == 4 && cell.wallSeconds != nil)
    #expect(cell.reason == "4 of 10 samples crashed: SIGSEGV")
  }

  @Test func `a cell that fails in half of its samples is what most failures are`() throws {
    var run = SyntheticRun(blocks: 10)
    run.add(.swift, "thread", speed: 1000) {
      if $0.block < 2 { ($0.status, $0.reason) = (.timeout, "30 s passed") }
      if (4..<7).contains($0.block) { ($0.status, $0.reason) = (.crashed, "SIGSEGV") }
    }
    let cell = try cell(run)
    #expect(cell.status == .crashed && cell.reason == "SIGSEGV" && cell.failedSamples == 5)
    #expect(cell.samples == 0 && cell.wallSeconds == nil && cell.speedup == nil && cell.verdict == nil)
    #expect(ComparisonAnalysis(run.run).report.exitCode == 2)
  }

  @Test func `one wrong sum makes the cell wrong`() throws {
    var run = SyntheticRun(blocks: 10)
    run.add(.swift, "thread", speed: 1000) { if $0.block == 7 { ($0.status, $0.reason) = (.wrong, "sum 1, not 2") } }
    let cell = try cell(run)
    #expect(cell.status == .wrong && cell.reason == "sum 1, not 2" && cell.wallSeconds == nil)
  }

  @Test func `a block that was measured twice counts once, as it was last`() throws {
    var run = SyntheticRun(blocks: 3, noise: 0)
    run.add(.swift, "thread", speed: 1000)
    var stored = run.run
    stored.samples[0].report.wallSeconds = 77
    stored.samples.append(run.run.samples[0])
    let cell = try #require(ComparisonAnalysis(stored).report.cells.first)
    #expect(cell.samples == 3 && cell.wallSeconds?.high == 0.1)
  }

  @Test func `a cell that no block has yet is ok and says so`() throws {
    var run = SyntheticRun(blocks: 0, state: .interrupted)
    run.add(.swift, "thread", speed: 1000)
    let cell = try cell(run)
    #expect(cell.status == .ok && cell.reason == "no block of it was finished" && cell.samples == 0)
  }
}
