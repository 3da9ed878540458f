import Glibc
import Lab
import Synchronization

/// Progress of `gillab report --measure` on standard error: the step and what it does now, on one line that is rewritten
/// on a terminal; a line for each step elsewhere.
final class StudyProgress: Sendable {
  private let isTerminal = isatty(2) == 1
  private let step = Mutex("")

  func show(_ event: StudyEvent) {
    step.withLock { step in
      switch event {
      case .began(let next, let place, let count, let seconds):
        step = "[\(place)/\(count)] \(next.title)"
        let words = "\(step), about \(Int(seconds.rounded(.up))) s"
        if isTerminal { rewrite(words) } else { Console.tell(words) }
      case .doing(let words): if isTerminal { rewrite("\(step): \(words)") }
      case .failed(let failed, let reason):
        clear()
        Console.tell("gillab: \(failed.title): \(reason)")
      }
    }
  }

  /// Takes the line away, so that the result stands alone.
  func clear() {
    if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
  }

  private func rewrite(_ line: String) {
    Console.write("\r\u{1B}[K" + "\(line)".prefix(max(20, Console.errorColumns - 1)), to: 2)
  }
}

extension StudyStep {
  /// As the progress calls it.
  fileprivate var title: String {
    switch self {
    case .verification: "the document's snippets"
    case .comparison: "comparisons"
    case .timelines: "GIL time lines"
    case .calibration: "calibration of the instruments"
    case .probe: "latencies and the switch interval"
    case .breakEven: "break-even"
    }
  }
}
