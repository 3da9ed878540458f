import Measurement
import Workloads

/// The conditions of a probe that have no figure to be trusted, and why: a line for each reason.
struct ProbeDoubts {
  private struct Key: Hashable {
    let status: ProbeConditionResult.Status
    let reason: String
  }

  private let subjects: [ProbeSubject]

  init(_ subjects: [ProbeSubject]) { self.subjects = subjects }

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
    let isSweep = Set(subject.conditions.map(\.switchIntervalSeconds)).count > 1
    let isOneMeasure = Set(subject.conditions.map(\.measure)).count == 1
    let parts = ProbeMeasure.allCases.compactMap { measure -> String? in
      let own = conditions.filter { $0.measure == measure }
      if own.isEmpty { return nil }
      let name = isOneMeasure ? "" : measure.words
      if own.count == subject.conditions.count(where: { $0.measure == measure }) { return name }
      let values = own.map { isSweep ? Quantity.duration($0.switchIntervalSeconds ?? 0) : "\($0.threads)" }
      let unit = isSweep ? "" : values == ["1"] ? " thread" : " threads"
      return "\(name)\(name.isEmpty ? "" : " ")at \(values.joined(separator: ", "))\(unit)"
    }
    return "\(subject.name)\(isOneMeasure ? " " : ", ")" + parts.joined(separator: ", ")
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
