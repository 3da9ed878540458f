import Measurement

/// What the pairs of one length say.
struct BreakEvenJudgement: Sendable {
  /// How many times as fast as the serial job the model is.
  let estimate: RatioEstimate
  /// The smallest difference that could be told from noise, as a share: the farther end of the interval of the serial
  /// job's ratio to itself.
  let floor: Double
  let verdict: SpeedVerdict
  /// Whether more pairs may tell something.
  let isOpen: Bool

  /// Nil without pairs.
  ///
  /// - Parameter resamples: Of the bootstrap.
  init?(_ pairs: [BreakEvenPair], threshold: Double, seed: UInt64, resamples: Int = 1000) {
    let confidence = BreakEvenLooks.confidence(pairs: pairs.count)
    func values(_ value: (BreakEvenPair) -> Double) -> [Int: Double] {
      Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($0.offset, value($0.element)) })
    }
    let serial = values(\.serial)
    guard let ratios = BlockRatios(of: serial, to: values(\.model)),
      let twins = BlockRatios(of: serial, to: values(\.twin))
    else { return nil }
    let estimate = ratios.estimate(confidence: confidence ?? 0.95, resamples: resamples, seed: seed)
    let floor = twins.estimate(confidence: confidence ?? 0.95, resamples: resamples, seed: seed).largestEffect
    self.estimate = estimate
    self.floor = floor
    verdict = confidence.map { estimate.verdict(threshold: threshold, floor: floor, confidence: $0) } ?? .inconclusive
    // One that surely gains nothing that counts need not be measured on, be it slower or the same.
    let cannotPay = confidence != nil && estimate.upper <= 1 + threshold
    isOpen = pairs.count < BreakEvenLooks.last && verdict == .inconclusive && !cannotPay
  }
}
