import Workloads

/// How much memory workers take beside their parent's heap, stage by stage: a chart for each interpreter, with Swift's
/// models beside it.
struct MemoryCharts {
  static let workload = "memory"
  /// In the order in which they happen; `heapBytes` is the parent's own and has no bar.
  static let stages = ["startedBytes", "collectedBytes", "touchedBytes", "frozenCollectedBytes", "frozenTouchedBytes"]

  let context: ChartContext
  private var say: ReportLanguage { context.say }

  var drawings: [ChartDrawing] {
    context.groups.filter { $0.workload == Self.workload }.flatMap { group in
      let owners = context.series.all.filter { series in group.cells.contains { context.series.of($0.cell) == series } }
      let pythons = owners.filter { $0 != context.series.swift }
      return (pythons.isEmpty ? owners : pythons).compactMap { drawing(group, of: $0) }
    }
  }

  private func drawing(_ group: ChartGroup, of owner: ChartSeries) -> ChartDrawing? {
    let cells = group.cells.filter { [owner, context.series.swift].contains(context.series.of($0.cell)) }
    let drawn = cells.filter { item in
      // Where nobody was started, there is nothing beside the parent.
      item.cell.status == .ok && item.cell.model != PythonModel.serial.rawValue
        && Self.stages.contains { item.cell.metrics[$0] != nil }
    }
    guard !drawn.isEmpty else { return nil }
    let size = group.hasOtherSizes ? context.workloads.size(group.size, of: group.workload) : ""
    let name = say.list([owner.name, size])
    let title = say.of(say("Memory beside the parent", "父进程之外的内存"), name)
    let caption = say.sentences([
      context.workloads.summary(of: group.workload),
      say(
        "Bars are how much more memory all processes have than the parent had before (PSS), medians with their intervals: once "
          + "the workers have started, once each has run a garbage collection, and once each has then read every object; and "
          + "the same with gc.freeze() before the start.",
        "条形表示全部进程比父进程原先多占的内存（按比例分摊共享页，即 PSS），为中位数及其置信区间。各阶段依次为：执行者启动之后，各自做过"
          + "一次垃圾回收之后，再读过每个对象之后；以及启动前先调用 gc.freeze() 的相同阶段。"),
    ])
    return ChartDrawing(
      chart: ReportChart(
        id: "memory-\(group.hasOtherSizes ? "\(group.size)-" : "")\(ScalingCharts.slug(owner.name))", section: .memory,
        title: title, caption: caption, table: table(cells)),
      spec: plot(drawn).spec(title))
  }

  private func words(_ stage: String) -> String {
    switch stage {
    case "startedBytes": say("started", "已启动")
    case "collectedBytes": say("collected", "已回收")
    case "touchedBytes": say("every object read", "已读取全部对象")
    case "frozenCollectedBytes": say("frozen, collected", "冻结后已回收")
    default: say("frozen, every object read", "冻结后已读取全部对象")
    }
  }

  private func label(_ cell: ComparedCell) -> String {
    let model = cell.workers > 0 ? "\(cell.model) ×\(cell.workers)" : cell.model
    return cell.language == .swift ? "Swift \(model)" : model
  }

  private func plot(_ drawn: [ChartGroup.Cell]) -> Plot {
    let stages = Self.stages.filter { stage in drawn.contains { $0.cell.metrics[stage] != nil } }
    let bars = drawn.map { item in stages.filter { item.cell.metrics[$0] != nil } }
    let layout = RowLayout(
      zip(drawn, bars).map { RowLayout.Group(label: label($0.cell), rows: $1.count) }, rowHeight: 12, gap: 10)
    let amounts = drawn.flatMap { item in stages.compactMap { item.cell.metrics[$0] } }
    var axis = PlotAxis.amounts(
      amounts.flatMap { [$0.low, $0.high] }, .bytes, title: say("more memory (PSS)", "多占的内存（PSS）"),
      isLogarithmic: false)
    axis = axis.withBinaryTicks
    var plot = Plot(x: axis, rows: layout)
    var rows: [VegaLiteRow] = []
    for (group, item) in drawn.enumerated() {
      for (place, stage) in bars[group].enumerated() {
        guard let amount = item.cell.metrics[stage] else { continue }
        let (top, bottom) = layout.edges(group: group, row: place, thickness: 9)
        let unit = ChartUnit.bytes
        let told = say.of(
          say.list([label(item.cell), words(stage)]),
          say.with(unit.text(amount.median), inBrackets: "\(unit.text(amount.low))–\(unit.text(amount.high))"))
        rows.append([
          "zero": 0.0, "median": .number(amount.median), "low": .number(amount.low), "high": .number(amount.high),
          "top": .number(top), "bottom": .number(bottom), "y": .number((top + bottom) / 2),
          "series": .text(words(stage)),
          "description": .text(told),
        ])
      }
    }
    plot.draw(
      rows, VegaLiteMark(.rect), x: "zero", to: "median", y: "top", down: "bottom",
      colour: .keyed(PlotLegend(categories: stages.map(words), symbol: "square")))
    plot.draw(
      rows.map { $0.filter { $0.key != "description" } }, VegaLiteMark(.rule).with { $0.color = ChartPalette.ink },
      x: "low", to: "high", y: "y")
    return plot
  }

  private func table(_ cells: [ChartGroup.Cell]) -> ReportTable {
    ReportTable(
      columns: [say.heading(.model), say.heading(.worker), say("Parent's heap", "父进程的堆")] + Self.stages.map(words)
        + [say("Remarks", "说明")],
      rows: cells.map { item in
        [context.heading(item.cell), context.workers(item)]
          + (["heapBytes"] + Self.stages).map { metric in
            .amount(item.cell.metrics[metric], .bytes, at: "\(item.path)/metrics/\(metric)", say)
          }
          + [context.outcomes.trouble(of: item.cell, at: item.path)]
      })
  }
}

extension PlotAxis {
  /// With ticks at round numbers of MiB: Vega's own would be round numbers of bytes.
  fileprivate var withBinaryTicks: PlotAxis {
    guard case .numbers(let first, let last) = scale.domain, last > first else { return self }
    let mebibyte = 1048576.0
    let raw = (last - first) / mebibyte / 6
    let step = PlotAxis.logarithmicTicks(from: raw / 2.5, to: raw * 2.5).first { $0 >= raw } ?? raw
    var axis = axis
    let numbers = Int((first / mebibyte / step).rounded(.up))...Int((last / mebibyte / step).rounded(.down))
    axis.values = numbers.map { Double($0) * step * mebibyte }
    return PlotAxis(title: title, scale: scale, axis: axis)
  }
}
