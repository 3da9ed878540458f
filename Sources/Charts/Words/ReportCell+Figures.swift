import Workloads

extension ReportCell {
  /// One figure; a dash where there is none.
  static func figure(_ value: Double?, _ unit: ChartUnit, at path: String) -> ReportCell {
    guard let value else { return "–" }
    return ReportCell([.figure(ReportFigure(path: path, value: value, text: unit.text(value)))])
  }

  /// A figure and the interval around it: `1.93× (1.71–2.02)`.
  static func interval(_ middle: ReportFigure, _ low: ReportFigure, _ high: ReportFigure, _ say: ReportLanguage)
    -> ReportCell
  {
    ReportCell([
      .figure(middle), .text(say(" (", "（")), .figure(low), .text("–"), .figure(high), .text(say(")", "）")),
    ])
  }

  static func speedUp(_ speedUp: SpeedUp?, at path: String, _ say: ReportLanguage) -> ReportCell {
    guard let speedUp else { return "–" }
    let unit = ChartUnit.times
    let estimate = ReportFigure(path: path + "/estimate", value: speedUp.estimate, text: unit.text(speedUp.estimate))
    // A baseline is 1 by definition, not by measurement: it has no interval.
    guard speedUp.low != speedUp.high else { return ReportCell([.figure(estimate)]) }
    return interval(
      estimate,
      ReportFigure(path: path + "/low", value: speedUp.low, text: unit.endText(speedUp.low)),
      ReportFigure(path: path + "/high", value: speedUp.high, text: unit.endText(speedUp.high)), say)
  }

  static func amount(_ amount: ComparedAmount?, _ unit: ChartUnit, at path: String, _ say: ReportLanguage)
    -> ReportCell
  {
    guard let amount else { return "–" }
    return interval(
      ReportFigure(path: path + "/median", value: amount.median, text: unit.text(amount.median)),
      ReportFigure(path: path + "/low", value: amount.low, text: unit.endText(amount.low)),
      ReportFigure(path: path + "/high", value: amount.high, text: unit.endText(amount.high)), say)
  }
}
