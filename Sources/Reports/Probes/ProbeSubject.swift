import Workloads

/// A Python, or Swift, and what one probe measured of it.
struct ProbeSubject {
  /// For example `Python 3.13.0`.
  let name: String
  let language: Language
  /// False where it is known that there was none.
  let hasGIL: Bool
  let conditions: [ProbeConditionResult]
  /// Whether one block must do: it was interrupted before there were more.
  let isInterrupted: Bool

  /// Every Python of a report in its order, then Swift, whose figures all Pythons share.
  static func all(of kind: ProbeKind, in report: ProbeReport) -> [ProbeSubject] {
    let pythons = report.pythons.map { python in
      ProbeSubject(
        name: "Python \(python.version)", language: .python, hasGIL: python.gilEnabled ?? true,
        conditions: conditions(of: kind, in: python, .python), isInterrupted: report.interrupted)
    }
    guard let first = report.pythons.first else { return [] }
    let swift = ProbeSubject(
      name: "Swift", language: .swift, hasGIL: false, conditions: conditions(of: kind, in: first, .swift),
      isInterrupted: report.interrupted)
    return pythons + [swift]
  }

  private static func conditions(
    of kind: ProbeKind, in python: ProbedPython, _ language: Language
  ) -> [ProbeConditionResult] {
    python.probes.filter { $0.probe == kind }.flatMap(\.conditions).filter { $0.language == language }
  }

  func condition(
    _ measure: ProbeMeasure, threads: Int? = nil, interval: Double? = nil
  ) -> ProbeConditionResult? {
    conditions.first {
      $0.measure == measure && (threads == nil || $0.threads == threads)
        && (interval == nil || $0.switchIntervalSeconds == interval)
    }
  }

  private func isShown(_ condition: ProbeConditionResult) -> Bool {
    condition.status == .ok || isInterrupted && condition.status == .inconclusive && condition.blocks == 1
  }

  /// The figures, where they can be trusted or are all there is.
  func latency(_ measure: ProbeMeasure, threads: Int? = nil, interval: Double? = nil) -> ProbeLatency? {
    condition(measure, threads: threads, interval: interval).flatMap { isShown($0) ? $0.latency : nil }
  }

  /// The rate, likewise.
  func rate(_ measure: ProbeMeasure, threads: Int? = nil, interval: Double? = nil) -> ProbeRate? {
    condition(measure, threads: threads, interval: interval).flatMap { isShown($0) ? $0.rate : nil }
  }

  /// Numbers of threads that a measure was taken with, ascending.
  func threads(_ measure: ProbeMeasure) -> [Int] {
    Set(conditions.filter { $0.measure == measure }.map(\.threads)).sorted()
  }
}
