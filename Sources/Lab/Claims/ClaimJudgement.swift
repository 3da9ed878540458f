import Documents
import Workloads

/// What a claim's tests add up to in one Python, and the sentences that say so.
struct ClaimJudgement {
  let verdict: ClaimVerdict.Verdict
  /// With a full stop.
  let reason: String
  /// The tests that leave an undecided claim open, and that more blocks might decide.
  let openTests: [TestedClaim]

  /// What is asked in one condition.
  private struct Group {
    /// Nil for what is asked always.
    let when: String?
    var tested: [TestedClaim]

    var evidence: [ClaimEvidence] { tested.flatMap(\.evidence) }

    /// Missed as soon as one figure is, met when all are.
    var outcome: ClaimEvidence.Outcome {
      let outcomes = evidence.map(\.outcome)
      if outcomes.contains(.missed) { return .missed }
      return !outcomes.isEmpty && outcomes.allSatisfy { $0 == .met } ? .met : .inconclusive
    }

    /// A clause.
    var name: String { when.map { "when \($0)" } ?? "always" }
  }

  /// - Parameter tested: At least one.
  init(_ tested: [TestedClaim]) {
    let groups = tested.reduce(into: [Group]()) { groups, one in
      if let place = groups.firstIndex(where: { $0.when == one.test.when }) {
        groups[place].tested.append(one)
      } else {
        groups.append(Group(when: one.test.when, tested: [one]))
      }
    }
    let outcomes = groups.map(\.outcome)
    if outcomes.allSatisfy({ $0 == .met }) {
      (verdict, reason) = (.holds, Self.holding(groups))
    } else if outcomes.allSatisfy({ $0 == .missed }) {
      (verdict, reason) = (.fails, Self.failing(groups))
    } else if outcomes.contains(.met), outcomes.contains(.missed) {
      (verdict, reason) = (.conditional, Self.dividing(groups))
    } else {
      (verdict, reason) = (.undecided, Self.undeciding(groups))
    }
    let open = verdict == .undecided ? groups.filter { $0.outcome == .inconclusive } : []
    openTests = open.flatMap(\.tested).filter(\.isLeftOpenByNoise)
  }

  private static func holding(_ groups: [Group]) -> String {
    let evidence = groups.flatMap(\.evidence)
    guard let nearest = ClaimEvidence.decisive(of: evidence, for: .holds) else { return "" }
    let others = evidence.count - 1
    let rest = others == 0 ? "" : others == 1 ? " The other figure keeps its limit too." : ""
    let many = others > 1 ? " The other \(others) figures keep their limits too." : ""
    return "\(nearest.sentence).\(rest)\(many)"
  }

  private static func failing(_ groups: [Group]) -> String {
    guard groups.count > 1 else { return groups.map(failing).joined() }
    return "It fails in each condition: "
      + groups.map { "\($0.name), \(failing($0).lowercasedStart)" }.joined(separator: " ")
  }

  private static func failing(_ group: Group) -> String {
    guard let worst = ClaimEvidence.decisive(of: group.evidence, for: .fails) else { return "" }
    let isFastest = group.tested.contains { $0.test.predicate.rivalNames != nil && $0.evidence.contains(worst) }
    return (isFastest ? worst.sentenceOfFaster : worst.sentence) + "."
  }

  private static func dividing(_ groups: [Group]) -> String {
    let holding = groups.filter { $0.outcome == .met }
    let missing = groups.filter { $0.outcome == .missed }
    let open = groups.filter { $0.outcome == .inconclusive }
    let parts = [
      "It holds \(holding.map(\.name).joined(separator: " and ")), and fails \(missing.map(\.name).joined(separator: " and "))"
        + (open.isEmpty ? "." : "; undecided \(open.map(\.name).joined(separator: " and ")).")
    ]
    let figures = (missing.map(failing) + holding.map { Self.holding([$0]) })
    return (parts + figures).joined(separator: " ")
  }

  private static func undeciding(_ groups: [Group]) -> String {
    let open = groups.filter { $0.outcome == .inconclusive }
    let rest = groups.filter { $0.outcome != .inconclusive }
    let figures = open.compactMap { group in
      ClaimEvidence.decisive(of: group.evidence, for: .undecided).map { evidence in
        (group.when.map { "When \($0): " } ?? "") + evidence.sentence + "."
      }
    }
    let settled = rest.map { "It \($0.outcome == .met ? "holds" : "fails") \($0.name)." }
    return (figures + settled).joined(separator: " ")
  }
}

extension String {
  fileprivate var lowercasedStart: String { prefix(1).lowercased() + dropFirst() }
}
