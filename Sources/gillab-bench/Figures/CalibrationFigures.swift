import FoundationEssentials
import Interpreters
import Workloads

/// How wrong the GIL's figures are, on programs that know the truth (docs/calibration.md).
struct CalibrationFigures {
  let programs: Programs
  let interpreter: Interpreter
  let isQuick: Bool

  func measure() throws -> [Figure] {
    let path = programs.folder + "/calibration.json"
    let options = ["--json", path] + (isQuick ? ["--quick"] : ["--pairs", "0"])
    // Ends with a status of its own when a figure is wrong, which is what is to be shown here.
    try RunningCommand(
      Command(programs.gillab, ["probe", "--calibrate", "--python", interpreter.executable] + options)
    ).waitForStatus(0...1)
    let report = try JSONDecoder().decode(CalibrationReport.self, from: Data(contentsOf: URL(filePath: path)))
    let checks = report.pythons.flatMap(\.checks)
    let counts = checks.filter { $0.instrument == .handoffs }
    let shares = checks.filter { $0.instrument != .handoffs }
    let decided = shares.filter { $0.verdict != .inconclusive }
    return try [
      Figure(
        title("calibration: hand-offs", 0.1, "largest error of \(counts.count) counts, in percent"),
        percentOf: NamedSamples(name: "errors of counts", values: counts.map { $0.error * 100 })),
      Figure(
        title(
          "calibration: shares", 0.5,
          "largest error of \(decided.count) shares, in points; \(shares.count - decided.count) more not decided"),
        pointsOf: NamedSamples(name: "errors of shares", values: decided.map { $0.error * 100 })),
    ]
  }

  private func title(_ name: String, _ limit: Double, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: interpreter.version, limit: limit, explanation: explanation)
  }
}

extension Figure {
  /// The largest of errors, in percent.
  fileprivate init(_ title: FigureTitle, percentOf errors: NamedSamples) throws(NoFigure) {
    try self.init(title, unit: .percent, largestOf: errors)
  }

  /// The same, in percentage points.
  fileprivate init(_ title: FigureTitle, pointsOf errors: NamedSamples) throws(NoFigure) {
    try self.init(title, unit: .percentagePoints, largestOf: errors)
  }
}
