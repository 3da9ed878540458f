import Measurement
import Testing
import Workloads

@testable import Lab

/// Searches in models whose break-even is known.
@Suite struct BreakEvenSearchTests {
  private let lengths = BreakEvenPlan.taskSeconds

  /// Searches as a sweep does; two tasks, two workers.
  ///
  /// - Parameters:
  ///   - costSeconds: What the model costs to begin with.
  ///   - parallel: How many tasks really run at once.
  private func search(costSeconds: Double, parallel: Double, noise: Double = 0.02) -> (BreakEvenSearch, Set<Int>) {
    var search = BreakEvenSearch(payloadBytes: 0, taskSeconds: lengths, workers: 2, threshold: 0.05, seed: 1)
    var generator = SplitMix64(seed: 7)
    var visited: Set<Int> = []
    for _ in 0..<100 {
      guard let next = search.next else { return (search, visited) }
      visited.insert(next)
      let serial = (0..<3).map { _ in 2 * lengths[next] * (1 + .random(in: -noise...noise, using: &generator)) }
      let model = (0..<3).map { _ in
        (costSeconds + 2 * lengths[next] / parallel) * (1 + .random(in: -noise...noise, using: &generator))
      }
      search.add(serial: serial, model: model, at: next)
    }
    Issue.record("the search does not end")
    return (search, visited)
  }

  @Test(arguments: [20e-6, 150e-6, 2e-3, 20e-3, 0.2])
  func `the break-even lies between a length that does not pay and one that does`(truth: Double) throws {
    // With two workers the model saves one task's length.
    let (search, visited) = search(costSeconds: truth, parallel: 2)
    let result = search.result
    let pays = try #require(result.paysFromSeconds)
    #expect(truth < pays)
    #expect(pays <= truth * 11, "at most a decade above: the next length may be undecided")
    if let notBelow = result.notBelowSeconds { #expect(notBelow < truth) }
    if let estimate = result.estimateSeconds { #expect((truth / 2...truth * 2).contains(estimate)) }
    #expect(visited.count <= 7, "a search is not a grid")
  }

  @Test func `a model that never runs two tasks at once gains nothing, and that is found before the longest tasks`() {
    let (search, visited) = search(costSeconds: 60e-6, parallel: 1)
    #expect(search.result.paysFromSeconds == nil)
    #expect(!visited.contains(lengths.count - 1), "a second each would be wasted")
  }

  @Test func `a model that costs more than the longest task saves is slower throughout`() {
    let (search, _) = search(costSeconds: 5, parallel: 2)
    #expect(search.result.paysFromSeconds == nil)
    #expect(search.result.notBelowSeconds == 1)
    #expect(search.result.points.dropLast().allSatisfy { $0.implied == .slower || $0.verdict != nil })
  }

  @Test func `one that costs nothing pays from the start, which needs more than a hint`() throws {
    let (search, _) = search(costSeconds: 0, parallel: 2)
    let pays = try #require(search.result.paysFromSeconds)
    #expect(pays <= 30e-6)
    #expect(search.result.notBelowSeconds == nil)
    #expect(search.result.points.last?.implied == .faster)
  }

  @Test func `lengths that follow from others are marked so`() throws {
    let (search, visited) = search(costSeconds: 20e-3, parallel: 2)
    for (place, point) in search.result.points.enumerated() where !visited.contains(place) {
      #expect(point.verdict == nil)
      #expect(point.implied == (lengths[place] < 20e-3 ? .slower : .faster))
    }
  }
}
