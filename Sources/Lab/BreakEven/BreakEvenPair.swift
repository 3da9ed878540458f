import Glibc
import Measurement

/// Seconds of a serial job, of the model's beside it, and of the same serial job once more.
struct BreakEvenPair: Sendable, Hashable {
  var serial: Double
  var model: Double
  /// What it differs from `serial` by is noise.
  var twin: Double
}

/// The pairs of one length that one process took: one independent value, however many they are.
///
/// What a process has once and for all (where its memory lies, which cores it was given) weighs on all of its pairs alike,
/// so taking more of them would make an interval narrower and no truer.
struct BreakEvenProcess: Sendable, Hashable {
  var pairs: [BreakEvenPair]

  /// The median of how many times as fast as the serial job the model is.
  var gain: Double { median { $0.serial / $0.model } }

  /// The same of the serial job and itself.
  var drift: Double { median { $0.serial / $0.twin } }

  /// Of the logarithms, so that halving and doubling weigh the same; 0, which counts as not measured, without pairs.
  private func median(_ ratio: (BreakEvenPair) -> Double) -> Double {
    Samples(pairs.map { log(ratio($0)) }).map { exp($0.median) } ?? 0
  }
}
