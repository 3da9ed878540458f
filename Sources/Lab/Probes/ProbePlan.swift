import Interpreters
import Workloads

/// What to probe, and for how long.
public struct ProbePlan: Sendable {
  public var interpreters: [Interpreter]
  /// In the order in which they are reported.
  public var probes: [ProbeKind]
  /// Numbers of CPU-bound threads, ascending.
  public var threads: [Int]
  /// About how long one Python may take; the native equivalents count as one more.
  public var budgetSeconds: Double
  /// Whether it is enough to see that everything runs: two blocks of the shortest samples.
  public var isQuick: Bool
  public var seed: UInt64

  public init(
    interpreters: [Interpreter], probes: [ProbeKind] = ProbeKind.allCases, threads: [Int] = [0, 1, 2, 4],
    budgetSeconds: Double = 20, isQuick: Bool = false, seed: UInt64
  ) {
    self.interpreters = interpreters
    self.probes = probes
    self.threads = threads
    self.budgetSeconds = budgetSeconds
    self.isQuick = isQuick
    self.seed = seed
  }
}

/// What happens while a plan is carried out, for whoever shows progress.
public enum ProbeEvent: Sendable {
  case planned(runs: Int)
  /// - Parameters:
  ///   - block: From 1.
  ///   - condition: What is measured now, in words.
  case runStarted(block: Int, condition: String)
  case runEnded
}
