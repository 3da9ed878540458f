import Glibc
import Synchronization

/// Ends a program whose time is up, or which heeds no interrupt.
final class ProgramWatch: Sendable {
  private struct State {
    var task: Task<Void, Never>?
    var stop: TracedRun.Stop?
    var wasKilled = false
  }

  private let limit: Double?
  private let state = Mutex(State())

  init(limit: Double?) { self.limit = limit }

  /// Why the program ended before its time, if it did.
  var stop: TracedRun.Stop? {
    let signal = SignalForwarding.last
    return state.withLock { $0.stop } ?? (signal == 0 ? nil : .interrupted(signal: signal))
  }

  func begin(_ process: pid_t) {
    let task = Task { [self] in
      let start = ContinuousClock.now
      var interrupted: ContinuousClock.Instant?
      while !Task.isCancelled {
        let now = ContinuousClock.now
        if interrupted == nil, SignalForwarding.last != 0 { interrupted = now }
        if interrupted == nil, let limit, now - start >= .seconds(limit) {
          interrupted = now
          state.withLock { $0.stop = .timeIsUp(seconds: limit) }
          kill(process, SIGINT)
        }
        if let since = interrupted, isKillDue(now - since) {
          state.withLock { $0.wasKilled = true }
          kill(process, SIGKILL)
        }
        AdoptedProcesses.reap(except: process)
        try? await Task.sleep(for: .milliseconds(20))
      }
    }
    state.withLock { $0.task = task }
  }

  /// It did not end by itself when it was interrupted.
  var wasKilled: Bool { state.withLock { $0.wasKilled } }

  /// A second interrupt says that nobody will wait.
  private func isKillDue(_ waited: Duration) -> Bool {
    waited >= .seconds(TracedProgram.graceSeconds) || SignalForwarding.count > 1
  }

  func end() { state.withLock { $0.task }?.cancel() }
}
