import Lab
import Workloads

/// Progress of `gillab claims` on standard error: which comparison is made, and how far it is.
final class ClaimsProgress: Sendable {
  private let comparison = ComparisonProgress()

  func show(_ event: ClaimsEvent) {
    switch event {
    case .planned(_, 0, _): Console.tell("gillab: the store has everything that these claims need")
    case .planned(let experiments, let missing, let seconds):
      let rest = missing < experiments ? ", and the store has the others" : ""
      Console.tell(
        "gillab: \(missing) of \(experiments) comparisons are to be made\(rest); six blocks of them take about "
          + Self.time(seconds))
    case .experiment(let workload, let size, let place, let count, let left):
      clear()
      Console.tell("gillab: [\(place)/\(count), \(Self.time(left)) left] \(workload) \(size)")
    case .further(let workload, let size, let blocks, let left):
      clear()
      Console.tell("gillab: [\(Self.time(left)) left] \(workload) \(size): \(blocks) blocks, as noise left it open")
    case .comparison(let event): comparison.show(event)
    case .warning(let text):
      clear()
      Console.tell("gillab: \(text)")
    }
  }

  /// Takes the line away, so that the result stands alone.
  func clear() { comparison.clear() }

  private static func time(_ seconds: Double) -> String {
    seconds >= 90 ? "\(Int((seconds / 60).rounded())) min" : "\(Int(max(0, seconds).rounded())) s"
  }
}
