import Measurement
import Workloads

/// The conditions of a probe that have no figure to be trusted, and why: a line for each reason.
struct ProbeDoubts {
  private struct Key: Hashable {
    let status: ProbeConditionResult.Status
    let reason: String
  }

  let kind: ProbeKind
  let subjects: [ProbeSubject]

  var lines: [String] {
    var order: [Key] = []
    var places: [Key: [String]] = [:]
    for subject in subjects {
      var own: [Key: [ProbeConditionResult]] = [:]
      for condition in subject.conditions where condition.status != .ok {
        let key = Key(status: condition.status, reason: condition.reason ?? "")
        if places[key] == nil, own[key] == nil { order.append(key) }
        own[key, default: []].append(condition)
      }
      for (key, conditions) in own { places[key, default: []].append(place(of: conditions, subject)) }
    }
    return order.map { "\($0.status.rawValue): \((places[$0] ?? []).joined(separator: "; ")): \($0.reason)" }
  }

  /// For example `Python 3.13.0, UDP at 2, 4 threads`.
  private func place(of conditions: [ProbeConditionResult], _ subject: ProbeSubject) -> String {
    if conditions.count == subject.conditions.count { return subject.name }
    let isOneMeasure = Set(subject.conditions.map(\.measure)).count == 1
    var order: [String] = []
    var measures: [String: [String]] = [:]
    for measure in ProbeMeasure.allCases {
      let own = conditions.filter { $0.measure == measure }
      if own.isEmpty { continue }
      let isAll = own.count == subject.conditions.count { $0.measure == measure }
      let values = isAll ? "" : self.values(of: own)
      if measures[values] == nil { order.append(values) }
      measures[values, default: []].append(measure.words)
    }
    let parts = order.map { values in
      let names = isOneMeasure ? [] : [(measures[values] ?? []).joined(separator: ", ")]
      return (names + (values.isEmpty ? [] : [values])).joined(separator: " ")
    }
    return "\(subject.name)\(isOneMeasure ? " " : ", ")" + parts.joined(separator: ", ")
  }

  /// For example `at 2, 4 threads`.
  private func values(of conditions: [ProbeConditionResult]) -> String {
    if kind == .sweep {
      return "at " + conditions.map { Quantity.duration($0.switchIntervalSeconds ?? 0) }.joined(separator: ", ")
    }
    let threads = conditions.map { "\($0.threads)" }
    return "at \(threads.joined(separator: ", ")) thread\(threads == ["1"] ? "" : "s")"
  }
}

extension ProbeMeasure {
  /// As the tables' columns call it.
  var words: String {
    switch self {
    case .acquisition: "wait"
    case .compression: "zlib"
    case .handoff: "hand-off"
    case .udp: "UDP"
    case .tcp: "TCP"
    case .arithmetic, .regex, .ping, .uncontended: rawValue
    }
  }
}
