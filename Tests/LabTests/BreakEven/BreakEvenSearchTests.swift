import Glibc
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
  ///   - drift: How much longer the serial job takes the second time.
  ///   - firstCostSeconds: What the model seems to cost at the first look.
  ///   - isBusyKnown: Whether it is known how many cores the model keeps busy.
  private func search(
    costSeconds: Double, parallel: Double, noise: Double = 0.02, drift: Double = 1, firstCostSeconds: Double? = nil,
    isBusyKnown: Bool = false
  ) -> (BreakEvenSearch, Set<Int>) {
    var search = BreakEvenSearch(payloadBytes: 0, taskSeconds: lengths, workers: 2, threshold: 0.05, seed: 1)
    var generator = SplitMix64(seed: 7)
    var visited: Set<Int> = []
    for _ in 0..<100 {
      guard let next = search.next else { return (search, visited) }
      visited.insert(next)
      let cost = search.isMeasured ? costSeconds : firstCostSeconds ?? costSeconds
      let measured = (0..<(search.isMeasured ? 3 : 2)).map { _ in
        func noisy(_ seconds: Double) -> Double { seconds * (1 + .random(in: -noise...noise, using: &generator)) }
        return BreakEvenPair(
          before: noisy(2 * lengths[next]), model: noisy(cost + 2 * lengths[next] / parallel),
          after: noisy(drift * 2 * lengths[next]), parallelism: isBusyKnown ? noisy(parallel) : nil)
      }
      search.add(BreakEvenProcess(pairs: measured), at: next)
    }
    Issue.record("the search does not end")
    return (search, visited)
  }

  @Test(arguments: [20e-6, 150e-6, 2e-3, 20e-3, 0.085, 0.09, 0.095, 0.2])
  func `the break-even lies between a length that does not pay and one that does`(truth: Double) throws {
    // With two workers the model saves one task's length.
    let (search, visited) = search(costSeconds: truth, parallel: 2)
    let result = search.result
    let pays = try #require(result.paysFromSeconds)
    #expect(truth < pays)
    #expect(pays <= truth * 11, "at most a decade above: the next length may be undecided")
    // A tenth above the break-even it saves less than what counts as a gain.
    if let notBelow = result.notBelowSeconds { #expect(notBelow < truth * 1.11) }
    if let estimate = result.estimateSeconds { #expect((truth / 2...truth * 2).contains(estimate)) }
    #expect(visited.count <= 7, "a search is not a grid")
  }

  @Test func `a model that never runs two tasks at once gains nothing, and that is found before the longest tasks`() {
    let (search, visited) = search(costSeconds: 60e-6, parallel: 1)
    #expect(search.result.paysFromSeconds == nil)
    #expect(!visited.contains(lengths.count - 1), "a second each would be wasted")
  }

  @Test func `one whose tasks do not run at once never pays, however long they are and whatever the clock says`() {
    let (search, visited) = search(costSeconds: 60e-6, parallel: 1, drift: 1.5, isBusyKnown: true)
    #expect(search.result.runsOneAtATime == true && search.result.isFinished)
    #expect(search.result.paysFromSeconds == nil)
    #expect(visited.allSatisfy { lengths[$0] <= 0.03 }, "one length at which they would overlap is enough")
    #expect(search.result.points.allSatisfy { $0.verdict != nil || $0.implied == .slower })
    let parallel = self.search(costSeconds: 60e-6, parallel: 2, isBusyKnown: true).0.result
    #expect(parallel.runsOneAtATime == false && parallel.paysFromSeconds != nil)
  }

  @Test func `tasks that are over before the next begins say nothing of longer ones`() {
    let (search, visited) = search(costSeconds: 0.05, parallel: 1, isBusyKnown: true)
    #expect(visited.contains { lengths[$0] >= 0.2 }, "four times what the model costs to begin with")
    #expect(search.result.runsOneAtATime == true)
  }

  @Test func `one that only the noise keeps from losing is tried with longer tasks`() {
    let (_, visited) = search(costSeconds: 0.15, parallel: 2, noise: 0.5, firstCostSeconds: 0.05)
    #expect(visited.contains { lengths[$0] > 0.2 }, "it saves more there than it costs")
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

/// How often a search is wrong.
@Suite struct BreakEvenErrorTests {
  private let lengths = BreakEvenPlan.taskSeconds

  /// Searches with a model that is exactly as fast as the serial job: noise with now and then a delay of a third, and
  /// processes in which the model is faster or slower than the serial job throughout.
  private func search(noise: Double, ofProcesses: Double, seed: UInt64) -> BreakEvenPayload {
    // Resampling takes most of the time and hardly widens what so few pairs give.
    var search = BreakEvenSearch(
      payloadBytes: 0, taskSeconds: lengths, workers: 2, threshold: 0.05, seed: seed, resamples: 50)
    var generator = SplitMix64(seed: seed)
    func measured(_ seconds: Double) -> Double {
      let delay =
        Double.random(in: 0..<1, using: &generator) < 0.05
        ? -log(Double.random(in: 0.001..<1, using: &generator)) / 3 : 0
      let sum = (0..<4).reduce(0.0) { sum, _ in sum + .random(in: -1...1, using: &generator) }
      return seconds * exp(noise * sum + delay)
    }
    for _ in 0..<400 {
      guard let next = search.next else { break }
      let seconds = 2 * lengths[next]
      let count = search.isMeasured ? 3 : BreakEvenSearch.hintPairs
      let effect = exp(ofProcesses * (0..<4).reduce(0.0) { sum, _ in sum + .random(in: -1...1, using: &generator) })
      search.add(
        BreakEvenProcess(
          pairs: (0..<count).map { _ in
            BreakEvenPair(before: measured(seconds), model: measured(seconds) * effect, after: measured(seconds))
          }), at: next)
    }
    return search.result
  }

  @Test(arguments: [(0.01, 0), (0.05, 0), (0.15, 0), (0.01, 0.05), (0.01, 0.2), (0.05, 0.1)])
  func `of searches with a model that gains nothing, at most one in twenty finds that it pays`(
    noise: Double, ofProcesses: Double
  ) {
    let results = (0..<200).map { search(noise: noise, ofProcesses: ofProcesses, seed: 3000 + $0) }
    #expect(results.count { $0.isFinished } == 200)
    #expect(results.count { $0.paysFromSeconds != nil } <= 10)
  }

  @Test func `all looks at a length together err at most once in twenty`() {
    let error = (0...20).compactMap { BreakEvenLooks.confidence(processes: $0) }.reduce(0) { $0 + 1 - $1 }
    #expect(error <= 0.05)
    for processes in [6, 9, 12, 15] {
      let confidence = BreakEvenLooks.confidence(processes: processes)
      let samples = Samples((0..<processes).map(Double.init))
      #expect(samples.map { MedianInterval($0, coverage: confidence ?? 1).confidence >= confidence ?? 1 } == true)
    }
  }

  private func processes(_ count: Int, model: Double, after: Double = 1, parallelism: Double? = nil)
    -> [BreakEvenProcess]
  {
    (0..<count).map { _ in
      BreakEvenProcess(pairs: [BreakEvenPair(before: 1, model: model, after: after, parallelism: parallelism)])
    }
  }

  @Test func `pairs of one process count once`() {
    let pair = BreakEvenPair(before: 1, model: 0.5, after: 1)
    let two = Array(repeating: BreakEvenProcess(pairs: Array(repeating: pair, count: 3)), count: 2)
    let judgement = BreakEvenJudgement(two, threshold: 0.05, seed: 1)
    #expect(judgement?.verdict == .inconclusive && judgement?.estimate.count == 2)
    let odd = BreakEvenProcess(pairs: [pair, pair, BreakEvenPair(before: 1, model: 9, after: 9)])
    #expect(abs(odd.gain - 2) < 1e-12 && abs(odd.drift - 1) < 1e-12, "one disturbed pair is outvoted")
  }

  @Test func `a model is compared with the serial jobs before and after it`() {
    #expect(BreakEvenPair(before: 1, model: 1, after: 3).gain == 2, "a core that slowed down in the middle")
  }

  @Test func `a length is judged after 6, 9, 12 and 15 processes only`() {
    for count in 1...16 {
      let judgement = BreakEvenJudgement(processes(count, model: 0.5), threshold: 0.05, seed: 1)
      #expect(judgement?.verdict == ([6, 9, 12, 15].contains(count) ? .faster : .inconclusive), "\(count) processes")
    }
  }

  @Test func `a gain that is no larger than what the model does to the serial job after it is none`() {
    let clean = BreakEvenJudgement(processes(6, model: 0.8), threshold: 0.05, seed: 1)
    #expect(clean?.verdict == .faster && clean?.floor == 0)
    let tainted = BreakEvenJudgement(processes(6, model: 0.9, after: 1.4), threshold: 0.05, seed: 1)
    #expect(tainted?.verdict == .inconclusive)
    #expect(tainted.map { abs($0.floor - 0.4) < 1e-9 } == true)
  }

  @Test func `what surely gains nothing is not measured on`() {
    #expect(BreakEvenJudgement(processes(6, model: 1), threshold: 0.05, seed: 1)?.isOpen == false)
    #expect(BreakEvenJudgement(processes(6, model: 1), threshold: 0.05, seed: 1)?.doesNotPay == true)
    #expect(BreakEvenJudgement(processes(3, model: 1), threshold: 0.05, seed: 1)?.isOpen == true)
    let busy = processes(3, model: 0.7, parallelism: 1) + processes(3, model: 1.2, parallelism: 1)
    let bounded = BreakEvenJudgement(busy, threshold: 0.05, seed: 1)
    #expect(bounded?.doesNotPay == true && bounded?.runsOneAtATime == true && bounded?.isOpen == false)
  }

  @Test func `what six processes cannot tell is measured on only where fifteen may`() {
    let apart = processes(5, model: 0.7) + processes(1, model: 1.2)
    #expect(BreakEvenJudgement(apart, threshold: 0.05, seed: 1)?.isOpen == true, "one disturbed process")
    let even = processes(3, model: 0.9) + processes(3, model: 1.1)
    #expect(BreakEvenJudgement(even, threshold: 0.05, seed: 1)?.isOpen == false, "it is as fast as the serial job")
  }
}
