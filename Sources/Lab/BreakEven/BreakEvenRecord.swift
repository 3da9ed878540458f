import Glibc
import Measurement
import Workloads

/// What has been measured of one model with one payload.
struct BreakEvenRecord: Sendable {
  /// As many pairs as an interval of 95% needs, and some.
  static let enoughPairs = 8
  /// After so many pairs a point stays undecided.
  static let mostPairs = 30

  let payloadBytes: Int
  /// Seconds of each serial job and of the model's beside it, by place among the lengths.
  private(set) var pairs: [[(serial: Double, model: Double)]]
  let seed: UInt64
  let threshold: Double

  init(payloadBytes: Int, lengths: Int, threshold: Double, seed: UInt64) {
    self.payloadBytes = payloadBytes
    self.threshold = threshold
    self.seed = seed
    pairs = Array(repeating: [], count: lengths)
  }

  mutating func add(serial: [Double], model: [Double], at length: Int) {
    pairs[length] += zip(serial, model).map { ($0, $1) }
  }

  func estimate(at length: Int) -> RatioEstimate? {
    let measured = pairs[length].enumerated()
    let serial = Dictionary(uniqueKeysWithValues: measured.map { ($0.offset, $0.element.serial) })
    let model = Dictionary(uniqueKeysWithValues: measured.map { ($0.offset, $0.element.model) })
    return BlockRatios(of: serial, to: model)?.estimate(resamples: 1000, seed: seed)
  }

  func verdict(at length: Int) -> SpeedVerdict? { estimate(at: length)?.verdict(threshold: threshold, floor: nil) }

  /// Whether more pairs of a length would tell something.
  ///
  /// A length is settled when its interval is, when it had many pairs, or when two shorter ones next to it already pay:
  /// what creating and sending cost does not grow with the task.
  func isOpen(at length: Int) -> Bool {
    let count = pairs[length].count
    if count >= Self.mostPairs { return false }
    if count >= Self.enoughPairs, verdict(at: length) != .inconclusive { return false }
    return !(length >= 2 && [length - 1, length - 2].allSatisfy { verdict(at: $0) == .faster })
  }

  func payload(taskSeconds: [Double]) -> BreakEvenPayload {
    let estimates = taskSeconds.indices.map { estimate(at: $0) }
    let verdicts = estimates.map { $0?.verdict(threshold: threshold, floor: nil) }
    let measured = taskSeconds.indices.filter { estimates[$0] != nil }
    let paysFrom = measured.reversed().prefix { verdicts[$0] == .faster }.last
    let notBelow = measured.filter { verdicts[$0] == .slower && $0 < paysFrom ?? .max }.last
    return BreakEvenPayload(
      payloadBytes: payloadBytes, notBelowSeconds: notBelow.map { taskSeconds[$0] },
      paysFromSeconds: paysFrom.map { taskSeconds[$0] },
      estimateSeconds: crossing(measured, estimates, taskSeconds, before: paysFrom),
      points: taskSeconds.indices.map { length in
        BreakEvenPoint(
          taskSeconds: taskSeconds[length], pairs: pairs[length].count,
          speedup: estimates[length].map { RatioInterval(lower: $0.lower, upper: $0.upper) },
          estimate: estimates[length]?.estimate, verdict: verdicts[length])
      })
  }

  /// The last place at which the speed-up passes 1, on logarithmic scales; nil unless the model pays in the end.
  private func crossing(
    _ measured: [Int], _ estimates: [RatioEstimate?], _ taskSeconds: [Double], before paysFrom: Int?
  ) -> Double? {
    guard let paysFrom, let end = measured.firstIndex(of: paysFrom), end > 0 else { return nil }
    for place in stride(from: end, to: 0, by: -1) {
      let (left, right) = (measured[place - 1], measured[place])
      guard let low = estimates[left].map({ log($0.estimate) }), let high = estimates[right].map({ log($0.estimate) }),
        low <= 0, high > 0
      else { continue }
      let share = -low / (high - low)
      return exp(log(taskSeconds[left]) + share * (log(taskSeconds[right]) - log(taskSeconds[left])))
    }
    return nil
  }
}
