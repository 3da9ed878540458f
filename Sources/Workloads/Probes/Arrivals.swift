import Glibc
import Measurement

/// Moments at which to measure, after pauses of random length.
///
/// The pauses are exponentially distributed, so an arrival is as likely at one moment as at any other, whatever was
/// measured before: arrivals at fixed intervals would keep step with what they measure.
public struct Arrivals: Sendable {
  private let meanPauseSeconds: Double
  private var generator: SplitMix64

  init(meanPauseSeconds: Double, seed: UInt64) {
    self.meanPauseSeconds = meanPauseSeconds
    generator = SplitMix64(seed: seed)
  }

  /// Length of the next pause, in seconds.
  public mutating func nextPause() -> Double {
    // From (0, 1], so that the logarithm is finite.
    let uniform = 1 - Double.random(in: 0..<1, using: &generator)
    return -log(uniform) * meanPauseSeconds
  }

  /// Sleeps, so that the thread uses no processor meanwhile.
  public static func sleep(seconds: Double) {
    let whole = seconds.rounded(.down)
    let pause = timespec(tv_sec: Int(whole), tv_nsec: Int((seconds - whole) * 1e9))
    withUnsafePointer(to: pause) { _ = nanosleep($0, nil) }
  }
}

/// When a measurement began and ended.
public struct TimedWait: Sendable, Hashable {
  /// Nanoseconds on CLOCK_MONOTONIC.
  public var began: UInt64
  public var ended: UInt64

  public init(began: UInt64, ended: UInt64) {
    self.began = began
    self.ended = ended
  }

  public var nanoseconds: UInt64 { ended - began }
}
