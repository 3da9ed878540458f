import Workloads

/// How throughput grows with the number of workers, where a workload was measured with several: a chart for each
/// interpreter and for Swift, as all models of all of them in one would be a thicket.
struct ScalingCharts {
  let context: ChartContext
  private var say: ReportLanguage { context.say }

  var drawings: [ChartDrawing] {
    context.groups.flatMap { group in
      context.series.all.compactMap { drawing(group, of: $0) }
    }
  }

  /// One place on a curve.
  private struct Place {
    let cell: ChartGroup.Cell
    /// Times the throughput of one worker.
    let speedUp: Double
    /// Its interval, where it was compared with that very worker.
    let interval: (low: Double, high: Double)?
  }

  private func drawing(_ group: ChartGroup, of series: ChartSeries) -> ChartDrawing? {
    let places = group.cells.compactMap { context.series.of($0.cell) == series ? place($0) : nil }
    let curves = Dictionary(grouping: places, by: \.cell.cell.model)
      .filter { Set($0.value.map(\.cell.cell.workers)).count > 1 }
      .sorted { ModelOrder.place(of: $0.key) < ModelOrder.place(of: $1.key) }
      .map { (model: $0.key, places: $0.value.sorted { $0.cell.cell.workers < $1.cell.cell.workers }) }
    guard !curves.isEmpty else { return nil }
    let name = group.name(context.workloads)
    let title = say("Scaling: \(name), \(series.name)", "扩展性：\(name)，\(series.name)")
    let caption = say.sentences([
      context.workloads.summary(of: group.workload),
      say(
        "The throughput of several workers as a multiple of one worker's (serial in the same language): parallel efficiency "
          + "times workers. On the dashed line n workers do n times as much.",
        "多个执行者的吞吐量是单个执行者（同一语言的 serial）的多少倍，即并行效率乘以执行者数。在虚线上，n 个执行者完成 n 倍的工作。"),
    ])
    return ChartDrawing(
      chart: ReportChart(
        id: "scaling-\(group.slug)-\(Self.slug(series.name))", section: .scaling, title: title, caption: caption,
        table: table(curves.flatMap(\.places))),
      spec: plot(curves, series).spec(title))
  }

  /// Fit for a file's name: `python-3.13.0`.
  static func slug(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "(" && $0 != ")" }.map { $0 == " " ? "-" : $0 })
  }

  private func place(_ item: ChartGroup.Cell) -> Place? {
    let cell = item.cell
    guard cell.status == .ok, cell.workers > 0, let efficiency = cell.efficiency else { return nil }
    let isOwnSerial =
      cell.baseline.map {
        $0.model == PythonModel.serial.rawValue && $0.language == cell.language
          && $0.pythonExecutable == cell.pythonExecutable && $0.workers == 1
      } ?? false
    return Place(
      cell: item, speedUp: efficiency * Double(cell.workers),
      interval: isOwnSerial ? cell.speedup.map { ($0.low, $0.high) } : nil)
  }

  private func plot(_ curves: [(model: String, places: [Place])], _ series: ChartSeries) -> Plot {
    let places = curves.flatMap(\.places)
    let most = places.map { Double($0.cell.cell.workers) }.max() ?? 2
    let values = places.flatMap { [$0.speedUp, $0.interval?.low ?? $0.speedUp, $0.interval?.high ?? $0.speedUp] }
    let x = Self.doublings(from: 0.9, to: most * 1.1, title: say("workers", "执行者数"), isRatio: false)
    let y = Self.doublings(
      from: min(0.9, (values.filter { $0 > 0 }.min() ?? 1) / 1.1), to: max(most, values.max() ?? 1) * 1.1,
      title: say("times the throughput of one", "吞吐量（单个执行者为 1）"), isRatio: true)
    var plot = Plot(x: x, y: y, height: 320)
    plot.draw(
      [1, most].map { ["x": .number($0), "y": .number($0)] },
      VegaLiteMark(.line).with {
        $0.color = ChartPalette.reference
        $0.strokeDash = [5, 4]
        $0.strokeWidth = 1
      }, x: "x", y: "y")
    let legend = PlotLegend(categories: curves.map(\.model))
    let rows = curves.flatMap { curve in curve.places.map { row($0, legend, series) } }
    let silent = rows.map { $0.filter { $0.key != "description" } }
    plot.draw(
      silent, VegaLiteMark(.line).with { $0.strokeWidth = 1.5 }, x: "workers", y: "speedUp", colour: .ofRow,
      line: "series")
    plot.draw(silent.filter { $0["low"] != nil }, .interval, x: "workers", y: "low", down: "high", colour: .ofRow)
    plot.draw(rows, .dot(64), x: "workers", y: "speedUp", colour: .keyed(legend))
    return plot
  }

  private func row(_ place: Place, _ legend: PlotLegend, _ series: ChartSeries) -> VegaLiteRow {
    let cell = place.cell.cell
    let told = say.of(
      "\(series.name) \(cell.model) ×\(cell.workers)",
      say("\(ChartUnit.times.text(place.speedUp)) one worker", "单个执行者的 \(ChartUnit.times.text(place.speedUp))"))
    var row: VegaLiteRow = [
      "workers": .number(Double(cell.workers)), "speedUp": .number(place.speedUp), "series": .text(cell.model),
      "colour": .text(legend[cell.model]?.colour ?? ChartPalette.ink), "description": .text(told),
    ]
    if let interval = place.interval {
      row["low"] = .number(interval.low)
      row["high"] = .number(interval.high)
    }
    return row
  }

  /// A logarithmic axis on which doubling is always the same step: proportion is a straight line.
  private static func doublings(from first: Double, to last: Double, title: String, isRatio: Bool) -> PlotAxis {
    var scale = VegaLiteScale(.log, from: first, to: last)
    scale.base = 2
    var axis = VegaLiteAxis()
    axis.values = sequence(first: 1.0 / 16) { $0 < last ? $0 * 2 : nil }.filter { $0 >= first && $0 <= last }
    axis.labelExpr = isRatio ? ChartUnit.times.tickLabel : ChartUnit.count.tickLabel
    axis.grid = true
    axis.ticks = false
    axis.domain = false
    return PlotAxis(title: title, scale: scale, axis: axis)
  }

  private func table(_ places: [Place]) -> ReportTable {
    ReportTable(
      columns: [
        say.heading(.model), say.heading(.worker), say.heading(.efficiency), say("Units a second", "每秒完成的工作项"),
        say("Speed-up over the baseline", "相对基准的加速比"),
      ],
      rows: places.map { place in
        let (path, cell) = (place.cell.path, place.cell.cell)
        return [
          context.heading(cell), context.workers(place.cell),
          .figure(cell.efficiency, .share, at: path + "/efficiency"),
          .amount(cell.unitsPerSecond, .perSecond, at: path + "/unitsPerSecond", say),
          .speedUp(cell.speedup, at: path + "/speedup", say),
        ]
      })
  }
}
