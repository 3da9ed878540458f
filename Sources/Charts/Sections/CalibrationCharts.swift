import Workloads

/// How far each instrument was from the truth, beside how far it may be.
struct CalibrationCharts {
  let context: ChartContext
  private var say: ReportLanguage { context.say }

  private struct Place {
    let path: String
    let series: ChartSeries
    let check: CalibrationCheck
  }

  private static let instruments: [CalibrationCheck.Instrument] = [
    .handoffs, .holdShare, .waitShare, .nativeHoldShare, .nativeWaitShare,
  ]

  var drawings: [ChartDrawing] {
    let pythons = context.report.calibration?.pythons ?? []
    let places = pythons.enumerated().flatMap { number, python in
      python.checks.enumerated().map {
        Place(
          path: "calibration/pythons/\(number)/checks/\($0.offset)", series: context.series.python(python.python, nil),
          check: $0.element)
      }
    }
    guard !places.isEmpty else { return [] }
    let title = say("Error of each instrument, and its limit", "各测量工具的误差与限值")
    let caption = say(
      "gillab measured programs that know the true figure themselves: how far it was off, and how far it may be (the dashed "
        + "line). The error of a count is relative, that of a share of time is the difference. A dot with a light centre: the "
        + "program itself does not know its figure so exactly.",
      "用 gillab 测量自身知道真值的程序：横轴为误差，虚线为允许的误差。计数取相对误差，时间占比取差值。中心为浅色的标记表示："
        + "程序自身也无法如此精确地知道真值。")
    return [
      ChartDrawing(
        chart: ReportChart(
          id: "calibration", section: .calibration, title: title, caption: caption, table: table(places)),
        spec: plot(places).spec(title))
    ]
  }

  private func words(_ instrument: CalibrationCheck.Instrument) -> String {
    switch instrument {
    case .handoffs: ReportTerm.handoffs[say]
    case .holdShare: say("share held", "持有占比")
    case .waitShare: say("share waited", "等待占比")
    case .nativeHoldShare: say("share held, native spans", "持有占比，原生代码时段")
    case .nativeWaitShare: say("share waited, native spans", "等待占比，原生代码时段")
    }
  }

  private func plot(_ places: [Place]) -> Plot {
    let rows = Self.instruments.compactMap { instrument in
      let own = series(of: places).compactMap { series in
        let found = places.filter { $0.check.instrument == instrument && $0.series == series }
        return found.isEmpty ? nil : found
      }
      return own.isEmpty ? nil : (instrument: instrument, series: own)
    }
    let layout = RowLayout(
      rows.map { RowLayout.Group(label: words($0.instrument), rows: $0.series.count) }, rowHeight: 14, gap: 12)
    let axis = PlotAxis.amounts(
      places.flatMap { [$0.check.error, $0.check.limit] }, .share, title: say("error", "误差"), isLogarithmic: false)
    var plot = Plot(x: axis, rows: layout)
    var points: [VegaLiteRow] = []
    var limits: [VegaLiteRow] = []
    for (group, row) in rows.enumerated() {
      let first = layout.middle(group: group, row: 0) - 10
      let last = layout.middle(group: group, row: row.series.count - 1) + 10
      for limit in Set(row.series.joined().map(\.check.limit)).sorted() {
        limits.append(["limit": .number(limit), "top": .number(first), "bottom": .number(last)])
      }
      for (place, found) in row.series.enumerated() {
        points += found.map { point($0, y: layout.middle(group: group, row: place)) }
      }
    }
    plot.draw(
      limits, VegaLiteMark.reference.with { $0.strokeWidth = 1.5 }, x: "limit", y: "top", down: "bottom")
    plot.draw(
      points, VegaLiteMark.dot(56).with { $0.opacity = 0.85 }, x: "error", y: "y",
      colour: .keyed(PlotLegend(series(of: places))))
    plot.draw(
      points.filter { $0["verdict"] == .text(CalibrationCheck.Verdict.inconclusive.rawValue) }
        .map { $0.filter { $0.key != "description" } }, .lightCentre, x: "error", y: "y")
    return plot
  }

  /// In order of appearance: a calibration does not tell apart two builds of one version, as other charts do.
  private func series(of places: [Place]) -> [ChartSeries] {
    places.map(\.series).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func point(_ place: Place, y: Double) -> VegaLiteRow {
    let check = place.check
    let told = say.of(
      say.list([place.series.name, check.program, words(check.instrument), check.thread ?? ""]),
      say(
        "off by \(ChartUnit.share.text(check.error)), at most \(ChartUnit.share.text(check.limit))",
        "误差 \(ChartUnit.share.text(check.error))，允许 \(ChartUnit.share.text(check.limit))"))
    return [
      "error": .number(check.error), "y": .number(y), "series": .text(place.series.name),
      "shape": .text(place.series.shape),
      "verdict": .text(check.verdict.rawValue), "description": .text(told),
    ]
  }

  private func table(_ places: [Place]) -> ReportTable {
    ReportTable(
      columns: [
        say.heading(.program), "Python", say.heading(.instrument), say.heading(.thread), say("Truth", "真值"),
        say("Measured", "测得"), say("Error", "误差"), say("Limit", "限值"), say("Verdict", "结论"),
      ],
      rows: places.map { place in
        let (path, check) = (place.path, place.check)
        let unit = check.instrument == .handoffs ? ChartUnit.count : .exactShare
        return [
          ReportCell(check.program), ReportCell(place.series.name), ReportCell(words(check.instrument)),
          ReportCell(check.thread ?? say("all", "全部")), truth(check, unit, path),
          .figure(check.measured, unit, at: path + "/measured"), .figure(check.error, .share, at: path + "/error"),
          .figure(check.limit, .share, at: path + "/limit"), ReportCell(context.outcomes.verdict(check.verdict)),
        ]
      })
  }

  /// One number where it was counted, else the two between which it lies.
  private func truth(_ check: CalibrationCheck, _ unit: ChartUnit, _ path: String) -> ReportCell {
    let low = ReportFigure(path: path + "/truthLow", value: check.truthLow, text: unit.text(check.truthLow))
    guard check.truthHigh != check.truthLow else { return ReportCell([.figure(low)]) }
    let high = ReportFigure(path: path + "/truthHigh", value: check.truthHigh, text: unit.text(check.truthHigh))
    return ReportCell([.figure(low), .text("–"), .figure(high)])
  }
}
