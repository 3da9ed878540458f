import Measurement
import Testing
import Workloads

@testable import Lab

@Suite struct ProbeRecordTests {
  private func record(_ measure: ProbeMeasure, threads: Int = 1, _ blocks: [ProbeMeasurement]) -> ProbeRecord {
    var record = ProbeRecord(
      ProbeCondition(probe: .throughput, language: .python, measure: measure, threads: threads))
    for block in blocks { record.add(.success(block)) }
    return record
  }

  private func rates(_ amounts: [Double], threads: Int = 1, _ measure: ProbeMeasure = .arithmetic) -> ProbeRecord {
    record(measure, threads: threads, amounts.map { ProbeMeasurement(amount: $0, seconds: 2) })
  }

  @Test func `percentiles are of all blocks together, and the largest is exact`() throws {
    let blocks = [0, 1].map { block in
      ProbeMeasurement(latencies: (1...500).map { UInt64(1_000_000 + 1000 * (2 * $0 + block)) })
    }
    let latency = try #require(record(.acquisition, blocks).result(besideOneThread: nil).latency)
    #expect(latency.count == 1000)
    #expect(latency.max == 0.002001)
    // Three significant digits: a thousandth of the value.
    let exact = [(latency.p50, 0.001501), (latency.p90, 0.0019), (latency.p99, 0.00199), (latency.p999, 0.002)]
    for case (let told?, let expected) in exact { #expect(abs(told / expected - 1) < 0.002) }
    #expect(latency.p999 != nil)
  }

  @Test func `a percentile that would be the maximum is not given`() throws {
    let block = ProbeMeasurement(latencies: [UInt64](repeating: 5000, count: 99))
    let latency = try #require(record(.ping, [block]).result(besideOneThread: nil).latency)
    #expect(latency.p99 == nil)
    #expect(latency.p999 == nil)
    #expect([latency.p50, latency.p90, latency.max] == [5e-6, 5e-6, 5e-6])
  }

  @Test func `a rate is the median of the blocks and lies between those that cover it`() throws {
    let result = rates([200, 260, 220]).result(besideOneThread: nil)
    #expect(result.status == .ok)
    #expect(result.rate == ProbeRate(median: 110, low: 100, high: 130, unit: .operationsPerSecond))
    #expect(
      rates([10], .handoff).result(besideOneThread: nil).rate
        == ProbeRate(median: 0.2, low: 0.2, high: 0.2, unit: .secondsPerHandoff))
  }

  @Test func `several threads are compared with one block by block`() throws {
    let one = rates([100, 200, 400])
    let two = rates([190, 400, 760], threads: 2)
    #expect(two.result(besideOneThread: one).rate?.timesOneThread == ProbeSpeedUp(median: 1.9, low: 1.9, high: 2))
    let unsure = rates([190, 380, 230], threads: 2).result(besideOneThread: rates([100, 200, 180]))
    #expect(unsure.rate?.timesOneThread == nil)
    #expect(unsure.status == .inconclusive)
    #expect(
      unsure.reason == "its 3 blocks disagree by more than a quarter on how many times the work of one thread it is")
  }

  @Test(arguments: [
    (
      [100.0, 150, 210], ProbeConditionResult.Status.inconclusive,
      Optional("its 3 blocks disagree by more than a factor of 2")
    ),
    ([100.0, 150, 200], .ok, nil),
    ([100], .inconclusive, "measured in one block only"),
    ([], .skipped, "it was interrupted before this was measured"),
    ([0, 0], .inconclusive, "measured in no block that counts"),
  ])
  func `a figure that the blocks do not agree on is not to be trusted`(
    amounts: [Double], status: ProbeConditionResult.Status, reason: String?
  ) {
    let result = rates(amounts).result(besideOneThread: nil)
    #expect(result.status == status)
    #expect(result.reason == reason)
  }

  private func doubt(_ blocks: [[UInt64]]) -> String? {
    record(.ping, blocks.map(ProbeMeasurement.init(latencies:))).result(besideOneThread: nil).reason
  }

  @Test func `a few latencies say nothing`() {
    #expect(doubt([[9, 9], [9, 9]]) == "only 4 measured; give it a larger --budget")
    let tooFew = "too few were measured to know the median within a factor of 2; give it a larger --budget"
    #expect(doubt([[1, 5, 9], [2, 4, 10]]) == tooFew)
  }

  @Test func `latencies that vary by their nature are trusted once there are enough, unless blocks differ`() {
    let turns = (0..<60).map { UInt64(1000 + 80 * $0) }
    #expect(doubt([turns, turns.reversed(), turns]) == nil)
    #expect(
      doubt([turns, turns, turns, turns.map { $0 * 20 }]) == "its 4 blocks disagree by more than a factor of 2")
    let eight = [[UInt64]](repeating: turns, count: 7) + [turns.map { $0 * 20 }]
    #expect(doubt(eight) == nil)
  }

  @Test func `a switch interval is told as it was asked for, and else as it was in force`() {
    var measurement = ProbeMeasurement(amount: 1, seconds: 1)
    measurement.switchIntervalSeconds = 4.9999999999999996e-05
    for (asked, told) in [(5e-5, 5e-5), (nil, 4.9999999999999996e-05)] as [(Double?, Double)] {
      var record = ProbeRecord(
        ProbeCondition(
          probe: .sweep, language: .python, measure: .udp, threads: 1, switchIntervalSeconds: asked))
      record.add(.success(measurement))
      #expect(record.result(besideOneThread: nil).switchIntervalSeconds == told)
    }
  }

  @Test func `a failure is a result, beside what was measured before`() {
    var record = rates([200, 200])
    record.add(.failure(ProbeRunFailure(status: .crashed, reason: "why")))
    let result = record.result(besideOneThread: nil)
    #expect(result.status == .crashed)
    #expect(result.reason == "why")
    #expect(result.rate?.median == 100)
    #expect(result.blocks == 2)
  }
}
