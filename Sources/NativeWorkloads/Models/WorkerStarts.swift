import Measurement
import Synchronization
import Workloads

/// How the workers of a sample came into being: when the last did, and what went wrong before the start line.
final class WorkerStarts: Sendable {
  private struct State {
    var latest: UInt64 = 0
    var failure: (any Error)?
  }

  private let state = Mutex(State())

  /// When the last worker existed, in nanoseconds on CLOCK_MONOTONIC.
  var latest: UInt64 { state.withLock { $0.latest } }

  /// Why the first of those that cannot begin cannot.
  var failure: (any Error)? { state.withLock { $0.failure } }

  /// Notes that a worker exists, and warms it up once all do: what the first computes would delay the others' beginning.
  ///
  /// - Parameter line: One place for each worker.
  func begin(at line: StartLine, _ warmUp: () throws -> Void) {
    note()
    guard line.wait() else { return }
    do { try warmUp() } catch { fail(error) }
  }

  /// - Parameter gate: One place for each worker; who starts them opens it.
  func beginInTask(at gate: TaskGate, _ warmUp: () async throws -> Void) async {
    note()
    await gate.arrive()
    do { try await warmUp() } catch { fail(error) }
  }

  private func note() {
    let now = MonotonicNanoseconds.now()
    state.withLock { $0.latest = max($0.latest, now) }
  }

  private func fail(_ error: any Error) { state.withLock { $0.failure = $0.failure ?? error } }
}
