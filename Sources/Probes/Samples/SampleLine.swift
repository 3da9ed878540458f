import Measurement
import Synchronization
import Workloads

/// The line from which the native threads of a sample are let go, and where their times begin.
final class SampleLine: Sendable {
  private struct State {
    var letGoAt = 0.0
    var usage = ProcessUsage()
    var isBroken = false
  }

  private let state = Mutex(State())
  private let line: StartLine

  init(_ count: Int) { line = StartLine(count) }

  /// Waits, detached, until all are here.
  ///
  /// - Parameter isReady: Whether this one could do its part.
  /// - Returns: Whether all can.
  func wait(isReady: Bool = true) -> Bool {
    let (now, usage) = (MonotonicSeconds.now(), ProcessUsage.now())
    state.withLock { state in
      if !isReady { state.isBroken = true }
      // The last one to come lets all go.
      if now >= state.letGoAt { (state.letGoAt, state.usage) = (now, usage) }
    }
    line.wait()
    return state.withLock { !$0.isBroken }
  }

  /// When all were let go, in seconds on CLOCK_MONOTONIC, and what the process had used until then.
  var letGo: (seconds: Double, usage: ProcessUsage) { state.withLock { ($0.letGoAt, $0.usage) } }
}
