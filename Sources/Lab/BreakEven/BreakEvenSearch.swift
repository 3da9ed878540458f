import Glibc
import Measurement
import Workloads

/// What has been measured of one model with one payload, and which length of a task to look at next.
///
/// The break-even is searched for, since a whole grid of eleven lengths would take an hour: two jobs of the shortest
/// tasks show what the model costs to begin with, and so about where it pays; from there the search goes up or down in
/// growing steps, then halves what is left. What creating and sending cost does not grow with the task: so lengths below
/// one that does not pay, and above one that does, are not measured.
struct BreakEvenSearch: Sendable {
  /// As many pairs as an interval of 95% needs.
  static let enoughPairs = 6
  /// After so many pairs a length stays undecided.
  static let mostPairs = 15
  /// Longer tasks are looked at only while the model surely loses: one that is as fast as the serial job at this length
  /// gains nothing from longer ones.
  static let longUndecidedSeconds = 0.1

  let payloadBytes: Int
  /// Seconds of each serial job and of the model's beside it, by place among the lengths.
  private(set) var pairs: [[(serial: Double, model: Double)]]
  private let taskSeconds: [Double]
  private let workers: Int
  private let seed: UInt64
  private let threshold: Double

  init(payloadBytes: Int, taskSeconds: [Double], workers: Int, threshold: Double, seed: UInt64) {
    self.payloadBytes = payloadBytes
    self.taskSeconds = taskSeconds
    self.workers = workers
    self.threshold = threshold
    self.seed = seed
    pairs = Array(repeating: [], count: taskSeconds.count)
  }

  mutating func add(serial: [Double], model: [Double], at length: Int) {
    pairs[length] += zip(serial, model).map { ($0, $1) }
  }

  /// The place of the length to measure next; nil when the search is over.
  var next: Int? {
    guard pairs[0].count >= 2 else { return 0 }
    let verdicts = taskSeconds.indices.map { verdict(at: $0) }
    if let open = taskSeconds.indices.first(where: { isUnderWay($0, verdicts) }) { return open }
    let slower = verdicts.lastIndex(of: .slower)
    let faster = verdicts.firstIndex(of: .faster)
    let undecided = taskSeconds.indices.filter { $0 > 0 && verdicts[$0] == .inconclusive }
    // An undecided length is left behind on the way up, and counts as if it did not pay.
    let floor = max(slower ?? 0, undecided.filter { $0 < faster ?? .max }.last ?? 0)
    if slower == nil, faster == nil, undecided.isEmpty { return expected }
    if let faster { return faster - floor > 1 ? (faster + floor) / 2 : nil }
    if let last = undecided.last, last == floor, taskSeconds[last] >= Self.longUndecidedSeconds { return nil }
    let tried = taskSeconds.indices.filter { $0 > 0 && !pairs[$0].isEmpty }.count
    let target = min(floor + (1 << max(0, tried - 1)), taskSeconds.count - 1)
    return target > floor ? target : nil
  }

  /// Whether a length has been begun and more pairs may tell something. The shortest one is only a hint.
  private func isUnderWay(_ length: Int, _ verdicts: [SpeedVerdict?]) -> Bool {
    guard length > 0 || pairs[0].count > 2, !pairs[length].isEmpty else { return false }
    if pairs[length].count < Self.enoughPairs { return true }
    return verdicts[length] == .inconclusive && pairs[length].count < Self.mostPairs
  }

  /// Where the model should begin to pay: the tasks run at once, so it must save what it costs to begin with.
  private var expected: Int {
    let cost = (Samples(pairs[0].map { $0.model - $0.serial })?.median ?? 0) / Double(max(1, workers - 1))
    return min(max(taskSeconds.firstIndex { $0 > cost } ?? taskSeconds.count - 1, 1), taskSeconds.count - 1)
  }

  func estimate(at length: Int) -> RatioEstimate? {
    let measured = pairs[length].enumerated()
    let serial = Dictionary(uniqueKeysWithValues: measured.map { ($0.offset, $0.element.serial) })
    let model = Dictionary(uniqueKeysWithValues: measured.map { ($0.offset, $0.element.model) })
    return BlockRatios(of: serial, to: model)?.estimate(resamples: 1000, seed: seed)
  }

  /// Nil where nothing was measured, and for the hint.
  private func verdict(at length: Int) -> SpeedVerdict? {
    length == 0 && pairs[0].count <= 2 ? nil : estimate(at: length)?.verdict(threshold: threshold, floor: nil)
  }

  var result: BreakEvenPayload {
    let estimates = taskSeconds.indices.map { estimate(at: $0) }
    let verdicts = taskSeconds.indices.map { verdict(at: $0) }
    let decided = taskSeconds.indices.filter { verdicts[$0] != nil }
    let paysFrom = decided.reversed().prefix { verdicts[$0] == .faster }.last
    let notBelow = decided.filter { verdicts[$0] == .slower && $0 < paysFrom ?? .max }.last
    return BreakEvenPayload(
      payloadBytes: payloadBytes, notBelowSeconds: notBelow.map { taskSeconds[$0] },
      paysFromSeconds: paysFrom.map { taskSeconds[$0] },
      estimateSeconds: crossing(estimates, before: paysFrom),
      points: taskSeconds.indices.map { length in
        BreakEvenPoint(
          taskSeconds: taskSeconds[length], pairs: pairs[length].count,
          speedup: estimates[length].map { RatioInterval(lower: $0.lower, upper: $0.upper) },
          estimate: estimates[length]?.estimate,
          verdict: estimates[length] == nil ? nil : verdicts[length] ?? .inconclusive,
          implied: implied(length, estimates[length] != nil, notBelow: notBelow, paysFrom: paysFrom))
      })
  }

  private func implied(_ length: Int, _ isMeasured: Bool, notBelow: Int?, paysFrom: Int?) -> SpeedVerdict? {
    if isMeasured { return nil }
    if let notBelow, length < notBelow { return .slower }
    if let paysFrom, length > paysFrom { return .faster }
    return nil
  }

  /// The place below the first length that pays at which the speed-up passes 1, on logarithmic scales.
  private func crossing(_ estimates: [RatioEstimate?], before paysFrom: Int?) -> Double? {
    guard let paysFrom else { return nil }
    let measured = (0...paysFrom).filter { estimates[$0] != nil }
    for (left, right) in zip(measured, measured.dropFirst()).reversed() {
      guard let low = estimates[left].map({ log($0.estimate) }), let high = estimates[right].map({ log($0.estimate) }),
        low <= 0, high > 0
      else { continue }
      let share = -low / (high - low)
      return exp(log(taskSeconds[left]) + share * (log(taskSeconds[right]) - log(taskSeconds[left])))
    }
    return nil
  }
}
