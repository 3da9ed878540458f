import PythonRuntime
import Workloads

extension PythonProbe {
  /// How soon a Python thread answers a native one.
  func ping() throws -> ProbeMeasurement {
    try PingSender.measure(task) { descriptor in
      try runtime.attach { python in
        _ = try python.importModule("__main__").attribute("echo").call(.int(Int(descriptor)))
      }
    }
  }

  /// How much a Python thread receives from a native one.
  func bandwidth() throws -> ProbeMeasurement {
    let seconds = task.sampleSeconds
    return try FloodSender.measure(task) { descriptor in
      try runtime.attach { python in
        let receive = try python.importModule("__main__").attribute("receive")
        let numbers = try receive.call(.int(Int(descriptor)), .double(seconds)).doubles
        return (Int(numbers[0]), numbers[1])
      }
    }
  }
}
