import Glibc
import Lab
import Reports
import Synchronization

/// Progress on standard error: one line that is rewritten on a terminal, one line a block elsewhere.
final class ProgressLine: Sendable {
  private struct State {
    var planned = 0
    var ended = 0
    var block = ""
  }

  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  func show(_ event: VerificationEvent) {
    state.withLock { state in
      switch event {
      case .planned(let runs): state.planned = runs
      case .runEnded: state.ended += 1
      case .runStarted(let document, let snippet, let line, let python, let startMethod):
        if isTerminal {
          let run = "\(document):\(line)  Python \(python)  \(startMethod)"
          Console.write("\r\u{1B}[K[\(state.ended + 1)/\(state.planned)] \(run)", to: 2)
        } else if state.block != "\(document) \(snippet)" {
          state.block = "\(document) \(snippet)"
          Console.tell("[\(state.ended + 1)/\(state.planned)] \(document):\(line): \(snippet)")
        }
      }
    }
  }

  /// Takes the line away, so that the result stands alone.
  func clear() {
    if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
  }
}
