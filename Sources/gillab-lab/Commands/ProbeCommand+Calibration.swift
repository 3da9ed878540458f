import ArgumentParser
import Glibc
import Interpreters
import Lab
import PyScripts
import Reports
import Workloads

extension ProbeCommand {
  /// `--calibrate`: the instruments measured, on programs whose truth is known.
  ///
  /// Ends with status 1 if a figure is wrong by more than its limit.
  func runCalibration() async throws {
    let destination = JSONDestination(path: json)
    try destination.check()
    let report: CalibrationReport
    let interpreters: [Interpreter]
    let keeping: ResultKeeping?
    do {
      let worker = try WorkerProgram.locate()
      keeping = try await keepOptions.opened(worker: worker)
      interpreters = try await InterpreterFinder(worker: worker).resolve(options: python)
      let calibration = Calibration(
        of: interpreters, pairs: pairs ?? (quick ? 2 : 20),
        isQuick: quick, seed: seed ?? UInt64.random(in: 0..<1_000_000))
      let isTerminal = isatty(2) == 1
      report = try await calibration.report(worker: worker, scripts: try PyScripts.locate()) { event in
        if isTerminal { Console.write("\r\u{1B}[K\(event)", to: 2) } else if event.isNews { Console.tell("\(event)") }
      }
      if isTerminal { Console.write("\r\u{1B}[K", to: 2) }
    } catch {
      Console.tell("gillab: \(error)")
      throw ExitCode(2)
    }
    if json != "-" {
      for line in CalibrationTable(report).lines(Palette(for: 1)) { Console.print(line) }
    }
    try destination.write(report)
    try keeping?.keep(report, of: interpreters)
    if report.pythons.flatMap(\.checks).contains(where: { $0.verdict == .missed }) { throw ExitCode(1) }
  }
}

extension Calibration.Event: CustomStringConvertible {
  public var description: String {
    switch self {
    case .checking(let python, let program): "Python \(python): checking \(program)"
    case .pricing(let python, let program, let pair, let pairs):
      "Python \(python): what recording \(program) costs, pair \(pair) of \(pairs)"
    }
  }

  /// Whether it deserves a line of its own where lines stay.
  fileprivate var isNews: Bool {
    if case .pricing(_, _, let pair, _) = self { return pair == 1 }
    return true
  }
}
