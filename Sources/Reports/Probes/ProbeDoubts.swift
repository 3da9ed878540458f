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

  /// For example `Python 3.13.0, udp with 2, 4`.
  private func place(of conditions: [ProbeConditionResult], _ subject: ProbeSubject) -> String {
    if conditions.count == subject.conditions.count { return subject.name }
    let intervals = Set(subject.conditions.map(\.switchIntervalSeconds)).count > 1
    var parts: [String] = []
    for measure in ProbeMeasure.allCases {
      let of = conditions.filter { $0.measure == measure }
      if of.isEmpty { continue }
      let values = of.map { intervals ? Quantity.duration($0.switchIntervalSeconds ?? 0) : "\($0.threads)" }
      let isAll = of.count == subject.conditions.count { $0.measure == measure }
      let unit = intervals ? "" : values == ["1"] ? " thread" : " threads"
      parts.append(isAll ? measure.rawValue : "\(measure.rawValue) at \(values.joined(separator: ", "))\(unit)")
    }
    return "\(subject.name), " + parts.joined(separator: " and ")
  }
}
