import Glibc
import Lab
import Synchronization

/// Progress of `gillab probe` on standard error: one line that is rewritten on a terminal, one line a block elsewhere.
final class ProbeProgress: Sendable {
  private struct State {
    var planned = 0
    var ended = 0
    var block = 0
  }

  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  func show(_ event: ProbeEvent) {
    state.withLock { state in
      switch event {
      case .planned(let runs): state.planned = runs
      case .runEnded: state.ended += 1
      case .runStarted(let block, let condition):
        let position = "[\(state.ended + 1)/\(state.planned)]"
        if isTerminal {
          let columns = max(20, Console.errorColumns - 1)
          Console.write("\r\u{1B}[K" + "\(position) \(condition)".prefix(columns), to: 2)
        } else if state.block != block {
          state.block = block
          Console.tell("\(position) block \(block)")
        }
      }
    }
  }

  /// Takes the line away, so that the result stands alone.
  func clear() {
    if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
  }
}
