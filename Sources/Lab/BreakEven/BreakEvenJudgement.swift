import Glibc
import Measurement

/// What the processes that measured one length say.
struct BreakEvenJudgement: Sendable {
  /// How many times as fast as the serial job the model is.
  let estimate: RatioEstimate
  /// By how much the serial job after the model's seems to differ from the one before it, as a share: two of the same.
  ///
  /// What noise does to the ratio is in its own interval. This is what an interval does not show: that the model's jobs
  /// leave the machine other than they found it.
  let floor: Double
  /// How many times as many cores as the serial jobs the model's kept busy; nil where that is not known.
  let parallelism: RatioEstimate?
  let verdict: SpeedVerdict
  /// Whether it surely gains nothing that counts, be it slower or as fast.
  let doesNotPay: Bool
  /// Whether it surely kept no more cores busy than the serial job: the reason for which it gains nothing, whatever the
  /// clock says.
  ///
  /// A model has at least the serial job's work to do, so it cannot be faster by more than the cores that it keeps busy.
  /// Processor time over elapsed time of the same job is much quieter than a ratio of two jobs' times: a core that becomes
  /// slower is in both. As a ratio to the serial job's, since beside other programs neither has a core for itself.
  let runsOneAtATime: Bool
  /// Whether more processes may tell something.
  let isOpen: Bool

  /// Nil without processes.
  ///
  /// - Parameter resamples: Of the bootstrap.
  init?(_ processes: [BreakEvenProcess], threshold: Double, seed: UInt64, resamples: Int = 1000) {
    let confidence = BreakEvenLooks.confidence(processes: processes.count)
    func estimate(_ value: (BreakEvenProcess) -> Double) -> (ratios: BlockRatios, estimate: RatioEstimate)? {
      let places = processes.indices
      let ratios = BlockRatios(
        of: Dictionary(uniqueKeysWithValues: places.map { ($0, value(processes[$0])) }),
        to: Dictionary(uniqueKeysWithValues: places.map { ($0, 1) }))
      return ratios.map { ($0, $0.estimate(confidence: confidence ?? 0.95, resamples: resamples, seed: seed)) }
    }
    guard let gains = estimate(\.gain), let drift = BlockRatios(drifts: processes) else { return nil }
    let busy = processes.allSatisfy { $0.parallelism != nil } ? estimate { $0.parallelism ?? 0 }?.estimate : nil
    self.estimate = gains.estimate
    parallelism = busy
    let floor = exp(abs(log(drift.median))) - 1
    self.floor = floor
    let verdict =
      confidence.map { gains.estimate.verdict(threshold: threshold, floor: floor, confidence: $0) } ?? .inconclusive
    self.verdict = verdict
    runsOneAtATime = confidence != nil && (busy?.upper ?? .infinity) <= 1 + threshold
    doesNotPay =
      verdict == .slower || confidence != nil && (gains.estimate.upper <= 1 + threshold || runsOneAtATime)
    isOpen =
      processes.count < BreakEvenLooks.last && verdict == .inconclusive && !doesNotPay
      && (confidence == nil || Self.mayClear(gains.ratios.logarithms, margin: log(1 + max(threshold, floor))))
  }

  /// Whether the interval of as many processes as there will be at last may lie beyond the margin, or gain nothing: not
  /// where the middle half of the values does not, which will be the narrower.
  private static func mayClear(_ logarithms: Samples, margin: Double) -> Bool {
    let (low, high) = (logarithms.quantile(0.25), logarithms.quantile(0.75))
    return low > margin || high < margin
  }
}

extension BlockRatios {
  /// The serial job before the model's over the one after it.
  fileprivate init?(drifts processes: [BreakEvenProcess]) {
    let places = processes.indices
    self.init(
      of: Dictionary(uniqueKeysWithValues: places.map { ($0, processes[$0].drift) }),
      to: Dictionary(uniqueKeysWithValues: places.map { ($0, 1) }))
  }
}
