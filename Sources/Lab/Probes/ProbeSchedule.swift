import Workloads

/// How often and for how long each condition is measured, so that all together take about what the user can wait.
struct ProbeSchedule: Sendable {
  /// How often everything is measured: at least three times, so that one disturbed block shows against two others.
  private(set) var blocks = 3
  /// A sample's length, but for those that need more.
  private(set) var unitSeconds = Self.shortest

  private static let shortest = 0.02
  private static let longest = 0.5
  /// More blocks come before samples that are longer than this.
  private static let goodEnough = 0.1
  /// What a run takes beside its samples: its process, and an interpreter.
  private static let overheadSeconds = [Language.python: 0.06, .swift: 0.02]

  /// - Parameters:
  ///   - jobs: Everything that is measured in one block.
  ///   - budgetSeconds: For everything.
  init(_ jobs: [ProbeJob], budgetSeconds: Double, isQuick: Bool) {
    if isQuick {
      blocks = 2
      return
    }
    while blocks < 15, Self.cost(jobs, Self.goodEnough) * Double(blocks + 1) <= budgetSeconds { blocks += 1 }
    let share = budgetSeconds / Double(blocks)
    var (low, high) = (Self.shortest, Self.longest)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if Self.cost(jobs, middle) <= share { low = middle } else { high = middle }
    }
    unitSeconds = low
  }

  /// How long one sample of a condition takes.
  func sampleSeconds(of condition: ProbeCondition) -> Double { Self.sampleSeconds(of: condition, unitSeconds) }

  /// Seconds of one block with samples of a length.
  private static func cost(_ jobs: [ProbeJob], _ unit: Double) -> Double {
    jobs.reduce(0) { sum, job in
      let samples = job.conditions.reduce(0) { $0 + sampleSeconds(of: $1, unit) }
      return sum + samples + (overheadSeconds[job.python == nil ? .swift : .python] ?? 0)
    }
  }

  /// A thread waits for whole switch intervals, so a sample lasts at least a few of them.
  private static func sampleSeconds(of condition: ProbeCondition, _ unit: Double) -> Double {
    let interval = condition.switchIntervalSeconds ?? ProbeTask.defaultSwitchIntervalSeconds
    let shortest = (condition.measure.isLatency ? 3 : 2) * interval
    return max(condition.isSlow ? 2 * unit : unit, shortest)
  }
}

extension ProbeCondition {
  /// Whether each thing that is measured waits for other threads' turns, so that little is measured in a time.
  fileprivate var isSlow: Bool {
    guard probe != .sweep, threads > 0 else { return false }
    switch measure {
    case .acquisition: return true
    case .ping, .udp, .tcp: return language == .python
    case .arithmetic, .regex, .compression, .handoff, .uncontended: return false
    }
  }
}
