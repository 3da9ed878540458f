import Workloads

/// For each workload, how many times as fast as its baseline each model is.
struct SpeedUpCharts {
  let context: ChartContext
  private var say: ReportLanguage { context.say }

  var drawings: [ChartDrawing] { context.groups.compactMap(drawing) }

  private func drawing(_ group: ChartGroup) -> ChartDrawing? {
    // Where times cannot be compared, a speed-up would say nothing.
    guard WorkloadCatalog[group.workload]?.isTimed != false else { return nil }
    let rows = group.rows { $0.status == .ok && $0.speedup != nil }
    let drawn = rows.flatMap(\.cells)
    guard drawn.contains(where: { $0.cell.verdict != .baseline }) else { return nil }
    let title = say("Speed-up: \(group.name(context.workloads))", "加速比：\(group.name(context.workloads))")
    let caption = caption(group, drawn)
    return ChartDrawing(
      chart: ReportChart(
        id: "speedup-\(group.slug)", section: .speedup, title: title, caption: caption, table: table(group)),
      spec: plot(rows, drawn).spec(title))
  }

  private func caption(_ group: ChartGroup, _ drawn: [ChartGroup.Cell]) -> String {
    say.sentences([
      context.workloads.summary(of: group.workload), baselines(drawn),
      say(
        "Dots are medians of the blocks, lines their intervals: 95% from six blocks on. A dot with a light centre is "
          + "not told from noise.",
        "标记为各测量区组的中位数，横线为其置信区间：满六个区组时为 95%。中心为浅色的标记表示与噪声无法区分。"),
    ])
  }

  /// What 1× is.
  private func baselines(_ drawn: [ChartGroup.Cell]) -> String? {
    let own = drawn.first { $0.cell.language == .python && $0.cell.baseline != nil }?.cell.baseline
    let swift = drawn.first { $0.cell.language == .swift && $0.cell.baseline != nil }?.cell.baseline
    let ofPython = own.map { say("1× is \($0.model) of the same Python", "1× 是同一 Python 的 \($0.model)") }
    let ofSwift = swift.map { baseline in
      let name = name(of: baseline)
      return ofPython == nil
        ? say("1× is \(name)", "1× 是 \(name)") : say("for Swift it is \(name)", "Swift 的 1× 是 \(name)")
    }
    let parts = [ofPython, ofSwift].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: say("; ", "；")) + say(".", "。")
  }

  private func name(of subject: ComparisonSubject) -> String {
    let owner = subject.python.map { context.series.python($0, subject.pythonExecutable).name } ?? Language.swift.name
    return say("\(subject.model) of \(owner)", "\(owner) 的 \(subject.model)")
  }

  private func plot(_ rows: [(label: String, cells: [ChartGroup.Cell])], _ drawn: [ChartGroup.Cell]) -> Plot {
    let layout = RowLayout(
      rows.map { RowLayout.Group(label: $0.label, rows: $0.cells.count) }, rowHeight: 12, gap: 10)
    let figures = drawn.compactMap(\.cell.speedup)
    let axis = PlotAxis.amounts(
      figures.flatMap { [$0.estimate, $0.low, $0.high] } + [1], .times,
      title: say("times as fast as the baseline", "相对基准的倍数（越大越快）"))
    var plot = Plot(x: axis, rows: layout)
    plot.drawReference(x: 1)
    var points: [VegaLiteRow] = []
    var undecided: [VegaLiteRow] = []
    for (group, row) in rows.enumerated() {
      for (place, cell) in row.cells.enumerated() {
        guard let point = point(cell.cell, label: row.label, y: layout.middle(group: group, row: place)) else {
          continue
        }
        points.append(point)
        if cell.cell.verdict == .inconclusive || cell.cell.verdict == nil {
          undecided.append(point.filter { ["estimate", "y", "shape"].contains($0.key) })
        }
      }
    }
    let intervals = points.map { $0.filter { $0.key != "description" } }
    plot.draw(intervals, .interval, x: "low", to: "high", y: "y", colour: .ofRow)
    plot.draw(points, .dot(64), x: "estimate", y: "y", colour: .keyed(context.legend(drawn)))
    plot.draw(undecided, .lightCentre, x: "estimate", y: "y")
    return plot
  }

  private func point(_ cell: ComparedCell, label: String, y: Double) -> VegaLiteRow? {
    guard let speedup = cell.speedup else { return nil }
    let series = context.series.of(cell)
    let unit = ChartUnit.times
    let interval = say.with(
      unit.text(speedup.estimate), inBrackets: "\(unit.endText(speedup.low))–\(unit.endText(speedup.high))")
    let told = say.of("\(series.name) \(label)", say.list([interval, context.outcomes.label(of: cell)]))
    return [
      "y": .number(y), "estimate": .number(speedup.estimate), "low": .number(speedup.low),
      "high": .number(speedup.high), "series": .text(series.name), "colour": .text(series.colour),
      "shape": .text(series.shape), "description": .text(told),
    ]
  }

  private func table(_ group: ChartGroup) -> ReportTable {
    ReportTable(
      columns: [
        say.heading(.model), say.heading(.worker), say.heading(.speedUp), say.heading(.wallTime), say.heading(.cpuTime),
        say.heading(.peakMemory), say("Verdict", "结论"),
      ],
      rows: group.cells.map { item in
        let (path, cell) = (item.path, item.cell)
        return [
          context.heading(cell), context.workers(item), .speedUp(cell.speedup, at: path + "/speedup", say),
          .amount(cell.wallSeconds, .seconds, at: path + "/wallSeconds", say),
          .figure(cell.cpuSeconds, .seconds, at: path + "/cpuSeconds"),
          .figure(cell.peakBytes.map(Double.init), .bytes, at: path + "/peakBytes"),
          context.outcomes.outcome(of: cell, at: path),
        ]
      })
  }
}
