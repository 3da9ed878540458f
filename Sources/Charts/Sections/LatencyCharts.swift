import Workloads

/// For each workload with latencies: their percentiles by model.
struct LatencyCharts {
  let context: ChartContext
  private var say: ReportLanguage { context.say }

  /// A percentile with the shape that stands for it.
  private struct Percentile {
    let name: String
    let shape: String
    let value: (ProbeLatency) -> Double?
  }

  private var percentiles: [Percentile] {
    [
      Percentile(name: ReportTerm.median[say], shape: "circle") { $0.p50 },
      Percentile(name: "p90", shape: "triangle-up") { $0.p90 },
      Percentile(name: "p99", shape: "square") { $0.p99 },
      Percentile(name: ReportTerm.longest[say], shape: "cross") { $0.max },
    ]
  }

  var drawings: [ChartDrawing] { context.groups.compactMap(drawing) }

  private func drawing(_ group: ChartGroup) -> ChartDrawing? {
    let rows = group.rows { $0.status == .ok && $0.latency != nil }
    let drawn = rows.flatMap(\.cells)
    guard !drawn.isEmpty else { return nil }
    let name = group.name(context.workloads)
    let meaning = context.workloads.latency(of: group.workload)
    let title = say("Latency: \(name)", "延迟：\(name)")
    let caption = say.sentences([
      context.workloads.summary(of: group.workload),
      meaning.map { say("The latency: \($0).", "延迟指\($0)。") },
      say(
        "Each line goes from the median (●) past the 90th (▲) and the 99th percentile (■) to the longest latency (✚); the "
          + "axis is logarithmic.",
        "每条线从中位数（●）经第 90（▲）、第 99 百分位数（■）到最大值（✚）；横轴为对数刻度。"),
    ])
    return ChartDrawing(
      chart: ReportChart(
        id: "latency-\(group.slug)", section: .latency, title: title, caption: caption, table: table(group)),
      spec: plot(rows, drawn, title: meaning ?? ReportTerm.latency[say]).spec(title))
  }

  private func plot(
    _ rows: [(label: String, cells: [ChartGroup.Cell])], _ drawn: [ChartGroup.Cell], title: String
  ) -> Plot {
    let layout = RowLayout(
      rows.map { RowLayout.Group(label: $0.label, rows: $0.cells.count) }, rowHeight: 12, gap: 10)
    let latencies = drawn.compactMap(\.cell.latency)
    let axis = PlotAxis.amounts(
      latencies.flatMap { [$0.p50, $0.max] }, .seconds, title: title, isLogarithmic: true)
    var plot = Plot(x: axis, rows: layout)
    var lines: [VegaLiteRow] = []
    var points: [String: [VegaLiteRow]] = [:]
    for (group, row) in rows.enumerated() {
      for (place, cell) in row.cells.enumerated() {
        guard let latency = cell.cell.latency else { continue }
        let series = context.series.of(cell.cell)
        let y = VegaLiteValue.number(layout.middle(group: group, row: place))
        let base: VegaLiteRow = ["y": y, "series": .text(series.name), "colour": .text(series.colour)]
        lines.append(
          base.merging(["p50": .number(max(latency.p50, 1e-9)), "max": .number(max(latency.max, 1e-9))]) { $1 })
        for percentile in percentiles {
          guard let value = percentile.value(latency), value > 0 else { continue }
          let told = say.of(
            "\(series.name) \(row.label)", say.list([percentile.name + " " + ChartUnit.seconds.text(value)]))
          points[percentile.name, default: []].append(
            base.merging(["value": .number(value), "description": .text(told)]) { $1 })
        }
      }
    }
    plot.draw(lines, .interval, x: "p50", to: "max", y: "y", colour: .ofRow)
    for (place, percentile) in percentiles.enumerated() {
      var mark = VegaLiteMark.dot(place == 0 ? 64 : 46)
      mark.shape = percentile.shape
      plot.draw(
        points[percentile.name] ?? [], mark, x: "value", y: "y",
        colour: place == 0 ? .keyed(context.legend(drawn, isByShape: false)) : .ofRow)
    }
    return plot
  }

  private func table(_ group: ChartGroup) -> ReportTable {
    ReportTable(
      columns: [
        say.heading(.model), say.heading(.worker), say("Measured", "测得次数"), say.heading(.median), "p90", "p99",
        "p99.9", say.heading(.longest), say("Remarks", "说明"),
      ],
      rows: group.cells.map { item in
        let (path, latency) = (item.path + "/latency", item.cell.latency)
        return [
          context.heading(item.cell), context.workers(item),
          .figure(latency.map { Double($0.count) }, .count, at: path + "/count"),
          .figure(latency?.p50, .seconds, at: path + "/p50"), .figure(latency?.p90, .seconds, at: path + "/p90"),
          .figure(latency?.p99, .seconds, at: path + "/p99"), .figure(latency?.p999, .seconds, at: path + "/p999"),
          .figure(latency?.max, .seconds, at: path + "/max"), context.outcomes.trouble(of: item.cell, at: item.path),
        ]
      })
  }
}
