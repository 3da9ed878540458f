import Workloads

/// One thing to measure again and again.
struct ProbeCondition: Sendable, Hashable {
  var probe: ProbeKind
  var language: Language
  var measure: ProbeMeasure
  var threads: Int
  /// Nil leaves the default.
  var switchIntervalSeconds: Double?

  /// Whether it is another condition's work by more threads than that one's one.
  func isMore(than other: ProbeCondition) -> Bool {
    probe == .throughput && other.probe == .throughput && measure == other.measure && threads > 1 && other.threads == 1
  }

  /// In words, for progress: `latency, arithmetic, 2 threads`.
  var words: String {
    let what = probe.rawValue == measure.rawValue ? probe.rawValue : "\(probe.rawValue): \(measure.rawValue)"
    return "\(what), \(threads) thread\(threads == 1 ? "" : "s")"
  }
}

extension ProbeKind {
  /// 0.05 ms to 100 ms, evenly on a logarithmic scale but for round numbers; CPython's own default among them.
  static let switchIntervals = [0.05e-3, 0.15e-3, 0.5e-3, 1.5e-3, 5e-3, 15e-3, 50e-3, 100e-3]

  /// What a probe measures in one language.
  ///
  /// - Parameter threads: Numbers of CPU-bound threads.
  func conditions(in language: Language, threads: [Int]) -> [ProbeCondition] {
    switch self {
    case .latency: cross([.acquisition], threads, language)
    case .ping: cross([.ping], threads, language)
    case .bandwidth: cross([.udp, .tcp], threads, language)
    case .throughput:
      // One thread is what the others are compared with.
      cross([.arithmetic, .regex, .compression], [1] + threads.filter { $0 > 1 }, language)
    case .handoff: cross([.handoff], [2], language) + cross([.uncontended], [1], language)
    case .sweep: Self.switchIntervals.flatMap { sweep(at: $0, language) }
    }
  }

  private func cross(_ measures: [ProbeMeasure], _ threads: [Int], _ language: Language) -> [ProbeCondition] {
    measures.flatMap { measure in
      threads.map { ProbeCondition(probe: self, language: language, measure: measure, threads: $0) }
    }
  }

  private func sweep(at interval: Double, _ language: Language) -> [ProbeCondition] {
    let conditions =
      switch language {
      case .python: cross([.arithmetic], [2], language) + cross([.acquisition, .ping, .udp], [1], language)
      // Nothing else changes natively with how long a mutex is held.
      case .swift: cross([.acquisition], [1], language)
      }
    return conditions.map {
      var condition = $0
      condition.switchIntervalSeconds = interval
      return condition
    }
  }
}
