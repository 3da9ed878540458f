import Measurement
import Synchronization

/// Hand-offs between native threads: as `pyscripts/probes/handoff.py`.
enum NativeHandoff {
  /// Two threads that wake each other with semaphores.
  static func handoff(_ task: ProbeTask) throws -> ProbeMeasurement {
    let (mine, other) = (Semaphore(), Semaphore())
    let isOver = Flag()
    let thread = try NativeThread(name: "answer") {
      while true {
        other.wait()
        if isOver.isRaised { return }
        mine.signal()
      }
    }
    let measurement = repeatedly(for: task.sampleSeconds, each: 20) {
      for _ in 0..<10 {
        other.signal()
        mine.wait()
      }
    }
    isOver.raise()
    other.signal()
    thread.join()
    return measurement
  }

  /// One thread that takes and releases a mutex that nobody else wants.
  static func uncontended(_ task: ProbeTask) -> ProbeMeasurement {
    let mutex = Mutex(0)
    return repeatedly(for: task.sampleSeconds, each: 1000) {
      for _ in 0..<1000 { mutex.withLock { $0 &+= 1 } }
    }
  }

  /// - Parameter amount: What one call of `body` counts for.
  private static func repeatedly(
    for seconds: Double, each amount: Double, _ body: () -> Void
  ) -> ProbeMeasurement {
    var count = 0.0
    let begin = MonotonicSeconds.now()
    var elapsed = 0.0
    repeat {
      body()
      count += amount
      elapsed = MonotonicSeconds.now() - begin
    } while elapsed < seconds
    return ProbeMeasurement(amount: count, seconds: elapsed)
  }
}
