import Workloads

/// What one worker process measures: one condition, or all of one switch interval.
struct ProbeJob: Sendable {
  /// Place of the interpreter in the plan; nil for the native equivalents, which all Pythons share.
  var python: Int?
  var conditions: [ProbeCondition]

  /// Everything that is measured in one block.
  static func all(of plan: ProbePlan) -> [ProbeJob] {
    let owners: [Int?] = plan.interpreters.indices.map { $0 } + [nil]
    return owners.flatMap { python in
      plan.probes.flatMap { probe in
        group(probe.conditions(in: python == nil ? .swift : .python, threads: plan.threads))
          .map { ProbeJob(python: python, conditions: $0) }
      }
    }
  }

  /// The sweep has many conditions: those of one interval share a process, or half the time would go for starting them.
  private static func group(_ conditions: [ProbeCondition]) -> [[ProbeCondition]] {
    conditions.reduce(into: []) { groups, condition in
      if let last = groups.last?.last, condition.switchIntervalSeconds != nil,
        last.switchIntervalSeconds == condition.switchIntervalSeconds
      {
        groups[groups.count - 1].append(condition)
      } else {
        groups.append([condition])
      }
    }
  }

  var words: String {
    let first = conditions[0]
    guard conditions.count > 1, let interval = first.switchIntervalSeconds else { return first.words }
    return "\(first.probe.rawValue), switch interval \(interval * 1000) ms"
  }
}
