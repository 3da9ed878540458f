import Glibc
import Measurement

/// Seconds of a model's job, and of the same serial job before and after it.
struct BreakEvenPair: Sendable, Hashable {
  var before: Double
  var model: Double
  /// What it differs from `before` by is noise.
  var after: Double
  /// How many times as many cores as the serial jobs the model's kept busy; nil where the processor time is not known, or
  /// not what a job needs.
  var parallelism: Double?

  /// A core that changes its speed in between has done so for half of both serial jobs.
  var gain: Double { (before + after) / 2 / model }
}

/// The pairs of one length that one process took: one independent value, however many they are.
///
/// What a process has once and for all (where its memory lies, which cores it was given) weighs on all of its pairs alike,
/// so taking more of them would make an interval narrower and no truer.
struct BreakEvenProcess: Sendable, Hashable {
  var pairs: [BreakEvenPair]

  /// The median of how many times as fast as the serial job the model is.
  var gain: Double { median(\.gain) }

  /// The same of the serial job and itself.
  var drift: Double { median { $0.before / $0.after } }

  /// The median parallelism; nil where one is not known.
  var parallelism: Double? {
    let known = pairs.compactMap(\.parallelism).filter { $0 > 0 && $0.isFinite }
    return known.count == pairs.count ? Samples(known)?.median : nil
  }

  /// Of the logarithms, so that halving and doubling weigh the same; 0, which counts as not measured, without pairs.
  private func median(_ ratio: (BreakEvenPair) -> Double) -> Double {
    Samples(pairs.map { log(ratio($0)) }).map { exp($0.median) } ?? 0
  }
}
