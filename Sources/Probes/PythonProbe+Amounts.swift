import PythonRuntime
import Workloads

extension PythonProbe {
  /// CPU work of several Python threads.
  func throughput() throws -> ProbeMeasurement {
    let task = task
    return try amount { main in
      try main.attribute("throughput").call(
        .string(task.measure.rawValue), .int(task.threads), .double(task.sampleSeconds)
      ).doubles
    }
  }

  /// Two Python threads that wake each other, or one that takes and releases a lock.
  func handoff() throws -> ProbeMeasurement {
    let task = task
    return try amount { main in
      try main.attribute(task.measure.rawValue).call(.double(task.sampleSeconds)).doubles
    }
  }

  /// - Parameter body: Calls a function of `__main__`: how much it did, and in how many seconds.
  private func amount(
    _ body: @Sendable (borrowing PythonObject) throws -> [Double]
  ) throws -> ProbeMeasurement {
    try runtime.attach { python in
      let numbers = try body(try python.importModule("__main__"))
      return ProbeMeasurement(amount: numbers[0], seconds: numbers[1])
    }
  }
}
