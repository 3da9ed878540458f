import Measurement
import Synchronization
import Workloads

/// The line from which the native threads of a sample are let go, and where their times begin.
final class SampleLine: Sendable {
  private struct State {
    var letGoAt = 0.0
    var usage = ProcessUsage()
  }

  private let state = Mutex(State())
  private let line: StartLine

  init(_ count: Int) { line = StartLine(count) }

  /// Waits, detached, until all are here.
  ///
  /// - Returns: Whether all are: not if one is known never to come.
  func wait() -> Bool {
    let (now, usage) = (MonotonicSeconds.now(), ProcessUsage.now())
    state.withLock { state in
      // The last one to come lets all go.
      if now >= state.letGoAt { (state.letGoAt, state.usage) = (now, usage) }
    }
    return line.wait()
  }

  /// Says that one will never come, and lets the others go home.
  func callOff() { line.callOff() }

  /// When all were let go, in seconds on CLOCK_MONOTONIC, and what the process had used until then.
  var letGo: (seconds: Double, usage: ProcessUsage) { state.withLock { ($0.letGoAt, $0.usage) } }
}
