import Workloads

/// How much work a sample has, so that it takes long enough to be measured and no longer.
struct SampleSizing {
  /// About how long a sample should take. Much less, and starting its process would cost more than 2% of the budget.
  static let targetSeconds = 0.1
  /// Where a pass of the baseline may lie; outside, units are added or taken away.
  static let pass = 0.05...0.2

  /// How many units a pass should have: doubled or halved from what the pilot had, until it takes 50 to 200 ms.
  ///
  /// - Parameters:
  ///   - workers: The largest number of workers, each of which needs a unit at least, and all the same number.
  func units(pilot units: Int, baselineSeconds: Double, workers: Int) -> Int {
    var units = units
    var seconds = baselineSeconds
    while seconds > Self.pass.upperBound, units % (2 * max(1, workers)) == 0, units / 2 >= max(4, workers) {
      units /= 2
      seconds /= 2
    }
    while seconds < Self.pass.lowerBound, units < 4096 {
      units *= 2
      seconds *= 2
    }
    return units
  }

  /// How many passes a cell's sample should have.
  func repeats(passSeconds: Double) -> Int {
    guard passSeconds > 0 else { return 1 }
    return min(max(Int((Self.targetSeconds / passSeconds).rounded()), 1), 500)
  }
}
