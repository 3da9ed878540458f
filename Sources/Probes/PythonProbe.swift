import PythonRuntime
import Workloads

/// The probes of a Python: this process embeds it, measures, and ends it.
public struct PythonProbe: Sendable {
  let task: ProbeTask
  let runtime: Runtime

  /// Starts the interpreter in this process, which can be done once, and carries the tasks out one after another.
  public static func measure(_ tasks: [ProbeTask], with python: HostedPython) throws -> [ProbeMeasurement] {
    let library = try LibPython.load(path: python.library)
    return try Runtime.run(library, executable: python.executable) { runtime in
      // Before any thread starts: beside them each read of an import would wait for the GIL.
      let scripts = Set(tasks.compactMap(\.measure.script) + ["cpu_threads.py"])
      for script in scripts.sorted() { try load("\(python.scripts)/\(script)", in: runtime) }
      return try tasks.map { try PythonProbe(task: $0, runtime: runtime).measureBesideThreads() }
    }
  }

  /// Runs a Python file in `__main__`.
  private static func load(_ path: String, in runtime: Runtime) throws {
    guard let bytes = RunFile.read(path) else { throw ProbeFailure.missingScript(path: path) }
    try runtime.attach { python in try python.execute(String(decoding: bytes, as: UTF8.self), filename: path) }
  }

  private func measureBesideThreads() throws -> ProbeMeasurement {
    let task = task
    try runtime.attach { python in
      if let interval = task.switchIntervalSeconds {
        _ = try python.importModule("sys").attribute("setswitchinterval").call(.double(interval))
      }
      let count = task.measure.isBesideCPUThreads ? task.threads : 0
      _ = try python.importModule("__main__").attribute("start_cpu_threads").call(.int(count))
    }
    var measurement = try measure()
    (measurement.switchIntervalSeconds, measurement.isGILEnabled) = try runtime.attach { python in
      _ = try python.importModule("__main__").attribute("stop_cpu_threads").call()
      let interval = try python.importModule("sys").attribute("getswitchinterval").call().double
      return (interval, try python.isGILEnabled)
    }
    return measurement
  }

  private func measure() throws -> ProbeMeasurement {
    switch task.measure {
    case .acquisition: try acquisition()
    case .arithmetic, .regex, .compression: try throughput()
    case .ping: try ping()
    case .udp, .tcp: try bandwidth()
    case .handoff, .uncontended: try handoff()
    }
  }
}

extension ProbeMeasure {
  /// The file of its Python half; nil if it has none.
  fileprivate var script: String? {
    switch self {
    case .acquisition: nil
    case .arithmetic, .regex, .compression: "cpu_work.py"
    case .ping, .udp, .tcp: "network.py"
    case .handoff, .uncontended: "handoff.py"
    }
  }

  /// Whether it is measured beside CPU-bound threads.
  fileprivate var isBesideCPUThreads: Bool {
    switch self {
    case .acquisition, .ping, .udp, .tcp: true
    case .arithmetic, .regex, .compression, .handoff, .uncontended: false
    }
  }
}
