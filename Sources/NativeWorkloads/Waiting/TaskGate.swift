import Synchronization

/// The start line of workers that are tasks: who waits there takes no thread.
final class TaskGate: Sendable {
  private struct State {
    var missing: Int
    var starter: CheckedContinuation<Void, Never>?
    var parked: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  init(_ count: Int) { state = Mutex(State(missing: count)) }

  /// Waits until the workers are let go.
  func arrive() async {
    await withCheckedContinuation { continuation in
      let starter = state.withLock { state -> CheckedContinuation<Void, Never>? in
        state.parked.append(continuation)
        state.missing -= 1
        guard state.missing == 0 else { return nil }
        defer { state.starter = nil }
        return state.starter
      }
      starter?.resume()
    }
  }

  /// Waits until all have arrived; to be called by one task.
  func awaitArrivals() async {
    await withCheckedContinuation { continuation in
      let isComplete = state.withLock { state in
        if state.missing > 0 { state.starter = continuation }
        return state.missing <= 0
      }
      if isComplete { continuation.resume() }
    }
  }

  func open() {
    let parked = state.withLock { state in
      defer { state.parked = [] }
      return state.parked
    }
    for continuation in parked { continuation.resume() }
  }
}
