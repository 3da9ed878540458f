/// What happens while claims are measured, for whoever shows progress.
public enum ClaimsEvent: Sendable {
  /// - Parameters:
  ///   - experiments: Workloads of a size, each of which is one comparison.
  ///   - missing: How many of them have to be measured.
  ///   - estimatedSeconds: What six blocks of those may take.
  case planned(experiments: Int, missing: Int, estimatedSeconds: Double)
  /// A comparison begins.
  ///
  /// - Parameters:
  ///   - place: From 1 to `count`.
  ///   - secondsLeft: Of the budget.
  case experiment(workload: String, size: Int, place: Int, count: Int, secondsLeft: Double)
  /// A comparison begins again, with more blocks, since noise left open what rests on it.
  case further(workload: String, size: Int, blocks: Int, secondsLeft: Double)
  /// What happens in it.
  case comparison(ComparisonEvent)
  /// An experiment that is not measured, or what stays open.
  case warning(String)
}
