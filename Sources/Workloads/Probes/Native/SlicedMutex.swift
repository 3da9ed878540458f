import Measurement
import Synchronization

/// A mutex that CPU-bound threads pass round in slices of time: what a GIL is, natively.
final class SlicedMutex: Sendable {
  private let mutex = Mutex(1)

  /// How long a thread waits for it beside `threads` holders.
  static func measure(_ task: ProbeTask) throws -> ProbeMeasurement {
    let slice = task.switchIntervalSeconds ?? ProbeTask.defaultSwitchIntervalSeconds
    let shared = SlicedMutex()
    let hold: @Sendable () -> Void = { shared.compute(for: slice) }
    let waits = try CPUThreads.run(task.threads, work: hold) {
      ArrivalSampling.waits(task) { pause in
        Arrivals.sleep(seconds: pause)
        let began = MonotonicNanoseconds.now()
        let ended = shared.mutex.withLock { _ in MonotonicNanoseconds.now() }
        return TimedWait(began: began, ended: ended)
      }
    }
    var measurement = ProbeMeasurement(latencies: waits.map(\.nanoseconds))
    measurement.switchIntervalSeconds = slice
    return measurement
  }

  /// Holds the mutex for one slice.
  private func compute(for slice: Double) {
    mutex.withLock { value in
      let end = MonotonicSeconds.now() + slice
      repeat { value = Arithmetic.operation(value) } while MonotonicSeconds.now() < end
    }
  }
}
