import Workloads

/// One of the measurements that a study is made of, in the order in which they are carried out: what a reader wants most
/// comes first, and what can use any length of time comes last.
public enum StudyStep: Sendable, CaseIterable {
  case verification, comparison, timelines, calibration, probe, breakEven

  /// What the report calls it.
  public var kind: ReportSource.Kind {
    switch self {
    case .verification: .verification
    case .comparison: .comparison
    case .timelines: .timeline
    case .calibration: .calibration
    case .probe: .probe
    case .breakEven: .breakEven
    }
  }

  /// Its part of a study's time, in no unit: comparisons, which the claims rest on, have most of it.
  var weight: Double {
    switch self {
    case .verification: 8
    case .comparison: 57
    case .timelines: 4
    case .calibration: 5
    case .probe: 13
    case .breakEven: 13
    }
  }

  /// With less it is not begun.
  func leastSeconds(pythons: Int) -> Double {
    switch self {
    case .verification, .timelines: 1
    case .comparison: 5
    case .calibration: 4 * Double(pythons)
    case .probe: 6 * Double(pythons + 1)
    case .breakEven: 3 * Double(pythons)
    }
  }
}

/// Shares a study's time out among its steps.
///
/// What a step leaves goes to those that come after it.
struct StudyBudget {
  let steps: [StudyStep]

  /// For the step at a place, when so much is left for it and all that follow.
  func seconds(forStepAt place: Int, left: Double) -> Double {
    let weights = steps[place...].map(\.weight)
    return max(0, left) * (weights.first ?? 0) / max(1, weights.reduce(0, +))
  }
}
