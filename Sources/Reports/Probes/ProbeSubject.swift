import Workloads

/// A Python, or Swift, and what one probe measured of it.
struct ProbeSubject {
  /// For example `Python 3.13.0`.
  let name: String
  let language: ProbeLanguage
  /// False where it is known that there was none.
  let hasGIL: Bool
  let conditions: [ProbeConditionResult]

  /// Every Python of a report in its order, then Swift, whose figures all Pythons share.
  static func all(of kind: ProbeKind, in report: ProbeReport) -> [ProbeSubject] {
    let pythons = report.pythons.map { python in
      ProbeSubject(
        name: "Python \(python.version)", language: .python, hasGIL: python.gilEnabled ?? true,
        conditions: conditions(of: kind, in: python, .python))
    }
    guard let first = report.pythons.first else { return [] }
    let swift = ProbeSubject(
      name: "Swift", language: .swift, hasGIL: false, conditions: conditions(of: kind, in: first, .swift))
    return pythons + [swift]
  }

  private static func conditions(
    of kind: ProbeKind, in python: ProbedPython, _ language: ProbeLanguage
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

  /// The figures, where they can be trusted.
  func latency(_ measure: ProbeMeasure, threads: Int? = nil, interval: Double? = nil) -> ProbeLatency? {
    condition(measure, threads: threads, interval: interval).flatMap { $0.status == .ok ? $0.latency : nil }
  }

  /// The rate, where it can be trusted.
  func rate(_ measure: ProbeMeasure, threads: Int? = nil, interval: Double? = nil) -> ProbeRate? {
    condition(measure, threads: threads, interval: interval).flatMap { $0.status == .ok ? $0.rate : nil }
  }

  /// Numbers of threads that a measure was taken with, ascending.
  func threads(_ measure: ProbeMeasure) -> [Int] {
    Set(conditions.filter { $0.measure == measure }.map(\.threads)).sorted()
  }
}
