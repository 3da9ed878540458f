import Glibc
import Lab
import Synchronization
import Workloads

/// Progress of `gillab compare` on standard error: one line that is rewritten on a terminal, one line a block elsewhere.
final class ComparisonProgress: Sendable {
  private struct State {
    var cells = 0
    var block = -1
  }

  private let isTerminal = isatty(2) == 1
  private let state = Mutex(State())

  func show(_ event: ComparisonEvent) {
    state.withLock { state in
      switch event {
      case .began(let run, let cells):
        state.cells = cells
        say("run \(run), \(cells) cells")
      case .pilot(let cell, let place):
        if isTerminal { rewrite("[pilot \(place)/\(state.cells)] \(cell.words)") }
      case .planned(let seconds, let blocks):
        say("the pilot is done: about \(blocks) blocks of \((seconds * 10).rounded() / 10) s")
      case .sample(let cell, let block, let blocks, let place, let left):
        let time = left >= 90 ? "\(Int((left / 60).rounded())) min" : "\(Int(left.rounded())) s"
        if isTerminal {
          rewrite("[block \(block)/\(blocks), \(place)/\(state.cells), \(time) left] \(cell.words)")
        } else if state.block != block {
          state.block = block
          Console.tell("[block \(block)/\(blocks)] \(time) left")
        }
      case .warning(let text): say(text)
      }
    }
  }

  /// Takes the line away, so that the result stands alone.
  func clear() {
    if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
  }

  private func say(_ line: String) {
    clear()
    Console.tell("gillab: \(line)")
  }

  private func rewrite(_ line: String) {
    Console.write("\r\u{1B}[K" + "\(line)".prefix(max(20, Console.errorColumns - 1)), to: 2)
  }
}
