import Workloads

/// How a claim came out over the Pythons on which it could be decided.
enum ClaimGroup: String, Sendable, Hashable, CaseIterable {
  case fails
  /// It holds in one condition or on one Python and not in another.
  case depends
  case holds, undecided, notMeasurable

  init(_ claim: ClaimReport) {
    let verdicts = Set(claim.verdicts.map(\.verdict))
    switch verdicts.subtracting([.undecided]) {
    case []: self = .undecided
    case [.holds]: self = .holds
    case [.fails]: self = .fails
    case [.notMeasurable]: self = .notMeasurable
    default: self = .depends
    }
  }

  /// The verdict whose sign and colour it has.
  var verdict: ClaimVerdict.Verdict {
    switch self {
    case .fails: .fails
    case .depends: .conditional
    case .holds: .holds
    case .undecided: .undecided
    case .notMeasurable: .notMeasurable
    }
  }
}

extension ClaimVerdict.Verdict {
  /// Stands beside its word, so that nobody needs the colour.
  var sign: String {
    switch self {
    case .holds: "✓"
    case .fails: "✗"
    case .conditional: "◐"
    case .undecided: "?"
    case .notMeasurable: "–"
    }
  }
}

extension ClaimVerdict {
  /// The piece of evidence that decided: of what was missed, the farthest from its threshold; of what was met, the
  /// nearest; else the first that could not be decided.
  var decisiveEvidence: Int? {
    let places = evidence.indices
    let missed = places.filter { evidence[$0].outcome == .missed }
    let met = places.filter { evidence[$0].outcome == .met }
    let open = places.filter { evidence[$0].outcome == .inconclusive }
    switch verdict {
    case .holds: return met.min { evidence[$0].distance < evidence[$1].distance }
    case .fails, .conditional: return missed.max { evidence[$0].distance < evidence[$1].distance } ?? met.first
    case .undecided: return open.first { evidence[$0].estimate != nil } ?? open.first
    case .notMeasurable: return nil
    }
  }
}

extension ClaimEvidence {
  /// How far the figure is from its threshold, in relation to it: metrics of other units can be compared by it.
  fileprivate var distance: Double {
    guard let estimate else { return 0 }
    return abs(estimate - threshold) / max(abs(threshold), .leastNormalMagnitude)
  }
}
