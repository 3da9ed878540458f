import Workloads

/// The instruments' errors as a person reads them.
public struct CalibrationTable {
  let report: CalibrationReport

  public init(_ report: CalibrationReport) { self.report = report }

  public func lines(_ palette: Palette) -> [String] {
    var lines: [String] = []
    for python in report.pythons {
      if !lines.isEmpty { lines.append("") }
      lines.append(palette.paint("Python \(python.python)", .strong))
      if !python.checks.isEmpty { lines += checks(python).lines(palette) }
      for reason in python.skipped { lines.append(palette.paint("skipped: \(reason)", .faint)) }
      if !python.costs.isEmpty { lines.append("") }
      for cost in python.costs { lines.append(line(cost, palette)) }
    }
    return lines + ["", verdict(palette)]
  }

  private func checks(_ python: PythonCalibration) -> TextTable {
    var table = TextTable([
      ("program", .left), ("instrument", .left), ("thread", .left), ("truth", .right), ("measured", .right),
      ("error", .right), ("limit", .right), ("", .left),
    ])
    for check in python.checks {
      let truth = number(check.truthLow, check)
      let high = number(check.truthHigh, check)
      table.add([
        "\(check.program)", "\(name(check.instrument))", "\(check.thread ?? "")",
        "\(truth == high ? truth : truth + "–" + high)", "\(number(check.measured, check))",
        "\(error(check.error, check))", "\(error(check.limit, check))", cell(check.verdict),
      ])
    }
    return table
  }

  private func name(_ instrument: CalibrationCheck.Instrument) -> String {
    switch instrument {
    case .handoffs: "hand-offs"
    case .holdShare: "held"
    case .waitShare: "waited"
    case .nativeHoldShare: "held, native spans"
    case .nativeWaitShare: "waited, native spans"
    }
  }

  private func number(_ value: Double, _ check: CalibrationCheck) -> String {
    check.instrument == .handoffs ? "\(Int(value))" : String(decimals: 2, value * 100) + "%"
  }

  private func error(_ value: Double, _ check: CalibrationCheck) -> String {
    check.instrument == .handoffs ? String(decimals: 3, value * 100) + "%" : String(decimals: 3, value * 100) + " pp"
  }

  private func cell(_ verdict: CalibrationCheck.Verdict) -> TextTable.Cell {
    switch verdict {
    case .met: TextTable.Cell("met", .good)
    case .missed: TextTable.Cell("missed", .bad)
    case .inconclusive: TextTable.Cell("inconclusive", .warn)
    }
  }

  private func line(_ cost: CalibrationCost, _ palette: Palette) -> String {
    let digits = { (value: Double) in String(decimals: 3, value) }
    let range = "\(digits(cost.low)) – \(digits(cost.high))"
    let isNothing = cost.low <= 1 && cost.high >= 1
    return "recording \(cost.program): \(digits(cost.ratio))× the time without (95%: \(range), \(cost.pairs) pairs)"
      + (isNothing ? palette.paint(", no difference found", .faint) : "")
  }

  private func verdict(_ palette: Palette) -> String {
    let checks = report.pythons.flatMap(\.checks)
    let missed = checks.count { $0.verdict == .missed }
    let undecided = checks.count { $0.verdict == .inconclusive }
    if checks.isEmpty { return palette.paint("Nothing could be checked.", .warn) }
    if missed > 0 {
      return palette.paint("\(missed) of \(checks.count) figures are wrong by more than their limit.", .bad)
    }
    return palette.paint("\(checks.count - undecided) of \(checks.count) figures agree with the truth.", .good)
      + (undecided > 0
        ? palette.paint(
          " \(undecided) could not be decided: on this busy machine the programs do not know the truth so exactly.",
          .warn) : "")
  }
}
