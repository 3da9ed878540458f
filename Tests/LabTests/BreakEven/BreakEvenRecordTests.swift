import Measurement
import Testing
import Workloads

@testable import Lab

@Suite struct BreakEvenRecordTests {
  private let lengths = [0.001, 0.01, 0.1, 1]

  /// A model that costs 30 ms to begin with, and then takes half of what the serial job does.
  private func record(pairs: Int, noise: Double = 0.01) -> BreakEvenRecord {
    var record = BreakEvenRecord(payloadBytes: 0, lengths: lengths.count, threshold: 0.05, seed: 1)
    var generator = SplitMix64(seed: 7)
    for (place, length) in lengths.enumerated() {
      for _ in 0..<pairs {
        let disturbance = 1 + Double.random(in: -noise...noise, using: &generator)
        record.add(serial: [2 * length], model: [(0.03 + length) * disturbance], at: place)
      }
    }
    return record
  }

  @Test func `the length from which a model pays lies where what it saves exceeds what it costs`() throws {
    let payload = record(pairs: 10).payload(taskSeconds: lengths)
    #expect(payload.notBelowSeconds == 0.01)
    #expect(payload.paysFromSeconds == 0.1)
    // The truth is 30 ms; between two points a decade apart, interpolation is right to a few tenths of a decade.
    let estimate = try #require(payload.estimateSeconds)
    #expect((0.015...0.06).contains(estimate))
    #expect(payload.points.map(\.verdict) == [.slower, .slower, .faster, .faster])
  }

  @Test func `too few pairs decide nothing`() {
    let payload = record(pairs: 4).payload(taskSeconds: lengths)
    #expect(payload.paysFromSeconds == nil)
    #expect(payload.points.allSatisfy { $0.verdict == .inconclusive })
  }

  @Test func `a model that never pays has no such length`() {
    var record = BreakEvenRecord(payloadBytes: 0, lengths: 2, threshold: 0.05, seed: 1)
    for place in 0..<2 { for _ in 0..<10 { record.add(serial: [1], model: [1.2], at: place) } }
    let payload = record.payload(taskSeconds: [0.1, 1])
    #expect(payload.paysFromSeconds == nil)
    #expect(payload.notBelowSeconds == 1)
    #expect(payload.estimateSeconds == nil)
  }

  @Test func `one that pays at once has no length that does not`() {
    var record = BreakEvenRecord(payloadBytes: 0, lengths: 2, threshold: 0.05, seed: 1)
    for place in 0..<2 { for _ in 0..<10 { record.add(serial: [1], model: [0.5], at: place) } }
    let payload = record.payload(taskSeconds: [0.1, 1])
    #expect(payload.paysFromSeconds == 0.1)
    #expect(payload.notBelowSeconds == nil)
  }

  @Test func `a point is open until it is settled, and not when two shorter ones pay`() {
    var record = BreakEvenRecord(payloadBytes: 0, lengths: 4, threshold: 0.05, seed: 1)
    #expect((0..<4).allSatisfy(record.isOpen))
    for place in 0..<2 { for _ in 0..<BreakEvenRecord.enoughPairs { record.add(serial: [1], model: [0.5], at: place) } }
    #expect((0..<4).map(record.isOpen) == [false, false, false, true])
    // Neither faster nor slower: open until it had its share.
    for _ in 0..<BreakEvenRecord.enoughPairs { record.add(serial: [1], model: [1], at: 3) }
    #expect(record.isOpen(at: 3))
    for _ in 0..<BreakEvenRecord.mostPairs { record.add(serial: [1], model: [1], at: 3) }
    #expect(!record.isOpen(at: 3))
  }
}
