import Measurement

/// What the processes that measured one length say.
struct BreakEvenJudgement: Sendable {
  /// How many times as fast as the serial job the model is.
  let estimate: RatioEstimate
  /// The smallest difference that could be told from noise, as a share: the farther end of the interval of the serial
  /// job's ratio to itself.
  let floor: Double
  let verdict: SpeedVerdict
  /// Whether more processes may tell something.
  let isOpen: Bool

  /// Nil without processes.
  ///
  /// - Parameter resamples: Of the bootstrap.
  init?(_ processes: [BreakEvenProcess], threshold: Double, seed: UInt64, resamples: Int = 1000) {
    let confidence = BreakEvenLooks.confidence(processes: processes.count)
    func figures(_ value: (BreakEvenProcess) -> Double) -> BlockRatios? {
      let places = processes.indices
      return BlockRatios(
        of: Dictionary(uniqueKeysWithValues: places.map { ($0, value(processes[$0])) }),
        to: Dictionary(uniqueKeysWithValues: places.map { ($0, 1) }))
    }
    guard let ratios = figures(\.gain), let twins = figures(\.drift) else { return nil }
    let estimate = ratios.estimate(confidence: confidence ?? 0.95, resamples: resamples, seed: seed)
    let floor = twins.estimate(confidence: confidence ?? 0.95, resamples: resamples, seed: seed).largestEffect
    self.estimate = estimate
    self.floor = floor
    verdict = confidence.map { estimate.verdict(threshold: threshold, floor: floor, confidence: $0) } ?? .inconclusive
    // One that surely gains nothing that counts need not be measured on, be it slower or the same.
    let cannotPay = confidence != nil && estimate.upper <= 1 + threshold
    isOpen = processes.count < BreakEvenLooks.last && verdict == .inconclusive && !cannotPay
  }
}
