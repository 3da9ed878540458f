import Measurement
import Reports

/// The figures as a person reads them.
struct FigureTable {
  let figures: [Figure]

  func lines(_ palette: Palette) -> [String] {
    var table = TextTable([
      ("Python", .left), ("figure", .left), ("value", .right), ("interval", .right), ("limit", .right),
      ("verdict", .left), ("what it is", .left),
    ])
    for figure in figures {
      table.add([
        "\(figure.python)", "\(figure.name)", "\(text(figure.value, figure.unit))",
        "\(interval(of: figure))",
        "\(figure.limit.map { "≤ " + text($0, figure.unit) } ?? "")", verdict(of: figure),
        TextTable.Cell(figure.explanation, .faint),
      ])
    }
    return table.lines(palette)
  }

  /// Nothing where it is the value alone.
  private func interval(of figure: Figure) -> String {
    let interval = figure.interval
    guard interval.lower < interval.upper else { return "" }
    return "\(text(interval.lower, figure.unit)) – \(text(interval.upper, figure.unit))"
  }

  private func text(_ value: Double, _ unit: Figure.Unit) -> String {
    switch unit {
    case .ratio: String(decimals: 3, value) + "×"
    case .megabytes: String(decimals: 1, value) + " MB"
    case .seconds: String(decimals: 3, value) + " s"
    case .percent: String(decimals: 3, value) + "%"
    case .percentagePoints: String(decimals: 3, value) + " pp"
    }
  }

  private func verdict(of figure: Figure) -> TextTable.Cell {
    switch figure.verdict {
    case .met: TextTable.Cell("met", .good)
    case .missed: TextTable.Cell("missed", .bad)
    case .inconclusive: TextTable.Cell("inconclusive", .warn)
    case nil: ""
    }
  }
}
