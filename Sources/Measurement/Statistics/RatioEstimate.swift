import Glibc

/// A ratio that was measured again and again: its median, and where that lies.
public struct RatioEstimate: Sendable, Hashable {
  /// What an interval must cover at least for anything to be decided by it.
  public static let verdictConfidence = 0.95

  public let estimate: Double
  public let lower: Double
  public let upper: Double
  /// With which probability the interval holds the true median, whatever the noise's distribution.
  ///
  /// It is at least what was asked for, unless there were too few measurements: six are needed for 95%.
  public let confidence: Double
  public let count: Int

  public init(estimate: Double, lower: Double, upper: Double, confidence: Double, count: Int) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
    self.count = count
  }

  /// How far its farther end is from 1, as a share: 0.02 for an interval from 0.99 to 1.02.
  ///
  /// Of two things that are the same, this is the noise floor: the smallest effect that could be told from noise.
  public var largestEffect: Double { exp(max(abs(log(lower)), abs(log(upper)))) - 1 }

  /// Whether the thing is faster or slower than what it was compared with, the ratio being a speed-up.
  ///
  /// Only where the whole interval clears the margin, which is the same factor in both directions, and only where its
  /// confidence is what it should be.
  ///
  /// - Parameters:
  ///   - threshold: The smallest difference that matters, as a share.
  ///   - floor: The smallest that could be told from noise (``largestEffect`` of a null twin); nil where unknown, and then
  ///     there is no verdict either.
  public func verdict(
    threshold: Double, floor: Double?, confidence required: Double = Self.verdictConfidence
  ) -> SpeedVerdict {
    guard confidence >= required, let floor else { return .inconclusive }
    let margin = 1 + max(threshold, floor)
    return lower > margin ? .faster : upper < 1 / margin ? .slower : .inconclusive
  }
}

/// What a speed-up says.
public enum SpeedVerdict: String, Codable, Sendable, Hashable {
  case faster, slower
  /// No difference, one that is too small to count, or too few or too noisy measurements.
  case inconclusive
}
