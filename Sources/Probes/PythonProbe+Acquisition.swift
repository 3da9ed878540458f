import Measurement
import PythonRuntime
import Workloads

extension PythonProbe {
  /// How long a native thread waits until it is attached again.
  func acquisition() throws -> ProbeMeasurement {
    let waits = try Self.waits(task, in: runtime)
    return ProbeMeasurement(latencies: waits.map(\.nanoseconds))
  }

  /// Attaches at random moments from a native thread of its own, and tells from when to when it waited for that.
  ///
  /// The thread keeps its thread state between: what is measured is `PyEval_RestoreThread`, which waits for the GIL, and
  /// not the making of a state.
  public static func waits(_ task: ProbeTask, in runtime: Runtime) throws -> [TimedWait] {
    try DedicatedThread {
      try runtime.attach { python in
        ArrivalSampling.waits(task) { pause in
          let began = python.detach {
            Arrivals.sleep(seconds: pause)
            return MonotonicNanoseconds.now()
          }
          return TimedWait(began: began, ended: MonotonicNanoseconds.now())
        }
      }
    }.join()
  }
}
