import FoundationEssentials
import GILTrace
import Interpreters
import Measurement
import PyScripts
import Workloads

/// Measures the instruments themselves: on programs whose truth is known, and what recording costs.
public struct Calibration: Sendable {
  /// What is being done, for who waits.
  public enum Event: Sendable {
    case checking(python: String, program: String)
    case pricing(python: String, program: String, pair: Int, of: Int)
  }

  private static let programs = [
    ("spinner", ["--seconds", "1"]), ("spinners", ["--seconds", "2"]), ("sleeper", ["--seconds", "2"]),
    ("pingpong", ["--turns", "60000"]), ("held", []),
  ]

  let interpreters: [Interpreter]
  let pairs: Int
  let isQuick: Bool
  let seed: UInt64

  /// - Parameters:
  ///   - pairs: Of each program for the cost: recorded and not.
  ///   - isQuick: Shorter programs, whose figures are rougher.
  ///   - seed: Repeats an order.
  public init(of interpreters: [Interpreter], pairs: Int, isQuick: Bool, seed: UInt64) {
    self.interpreters = interpreters
    self.pairs = pairs
    self.isQuick = isQuick
    self.seed = seed
  }

  public func report(
    worker: WorkerProgram, scripts: PyScripts, observe: @Sendable (Event) -> Void
  ) async throws -> CalibrationReport {
    var pythons: [PythonCalibration] = []
    for interpreter in interpreters {
      var result = PythonCalibration(python: interpreter.version, checks: [], costs: [], skipped: [])
      for (program, arguments) in Self.programs {
        observe(.checking(python: interpreter.version, program: program))
        let script = scripts.path("calibration/\(program).py")
        let (checks, reason) = try await check(program, [script] + shortened(arguments), in: interpreter, worker)
        result.checks += checks
        if let reason { result.skipped.append("\(program): \(reason)") }
      }
      let price = RecordingCost(interpreter: interpreter, pairs: pairs, isQuick: isQuick, seed: seed)
      result.costs = try await price.measure(worker: worker, scripts: scripts, observe: observe)
      pythons.append(result)
    }
    return CalibrationReport(pythons: pythons)
  }

  private func shortened(_ arguments: [String]) -> [String] {
    guard isQuick, arguments.count == 2 else { return arguments }
    return [arguments[0], arguments[0] == "--turns" ? "2000" : "0.3"]
  }

  private func check(
    _ program: String, _ arguments: [String], in interpreter: Interpreter, _ worker: WorkerProgram
  ) async throws -> ([CalibrationCheck], String?) {
    let folders = try RunFolders()
    defer { folders.remove() }
    let path = folders.root + "/truth.json"
    var request = TraceRequest(interpreter: interpreter, arguments: arguments + ["--out", path])
    request.offersCalibration = true
    request.output = .discarded
    return try await TracedProgram(request, worker: worker).run { run in
      if case .interrupted(let signal) = run.stopped { throw LabError.interrupted(signal: signal) }
      guard let bytes = RunFile.read(path) else {
        return ([], run.ending.status == 3 ? "no GIL to measure" : "it ended with status \(run.ending.status)")
      }
      let truth = try JSONDecoder().decode(ProgramTruth.self, from: Data(bytes))
      let file = try EventFile(path: run.eventsPath)
      return (CalibrationRun(program: program, truth: truth, file: file).checks(), nil)
    }
  }
}
