/// Counts who uses an interpreter, and closes it to newcomers once it shuts down.
///
/// CPython ends or freezes a thread that attaches while it finalises, so nobody may be on the way in by then.
final class Gate: Sendable {
  private struct State {
    var isOpen = true
    var users = 0
  }

  private let state = Monitor(State())

  /// Becomes a user, who must `leave`; false once the gate is closed.
  func tryEnter() -> Bool {
    state.withLock { state in
      if state.isOpen { state.users += 1 }
      return state.isOpen
    }
  }

  func leave() { state.withLock { $0.users -= 1 } }

  /// Runs `body` as a user; refuses once the gate is closed.
  func enter<R>(_ body: () throws -> R) throws -> R {
    guard tryEnter() else { throw PythonError.shuttingDown }
    defer { leave() }
    return try body()
  }

  /// Lets nobody else in and waits until the last user has left.
  func close() {
    state.withLock { $0.isOpen = false }
    state.wait { $0.users == 0 ? () : nil }
  }

  var isOpen: Bool { state.withLock { $0.isOpen } }
}
