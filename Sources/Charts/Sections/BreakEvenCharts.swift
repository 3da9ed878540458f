import Measurement
import Workloads

/// For each Python, from which length of a task on it pays to hand it over: a field for each length, payload and model.
struct BreakEvenCharts {
  let context: ChartContext
  private var say: ReportLanguage { context.say }

  /// What a field says. Each has a mark of its own, so that the grid reads without colour.
  private enum Answer: CaseIterable {
    case pays, doesNotPay, undecided

    var symbol: String {
      switch self {
      case .pays: "▲"
      case .doesNotPay: "▽"
      case .undecided: "?"
      }
    }

    var colour: String {
      switch self {
      case .pays: ChartPalette.pays
      case .doesNotPay: ChartPalette.doesNotPay
      case .undecided: ChartPalette.undecided
      }
    }

    init(_ verdict: SpeedVerdict) {
      switch verdict {
      case .faster: self = .pays
      case .slower: self = .doesNotPay
      case .inconclusive: self = .undecided
      }
    }
  }

  /// One payload of one model.
  private struct Row {
    let path: String
    let model: String
    let payload: BreakEvenPayload
  }

  var drawings: [ChartDrawing] {
    guard let report = context.report.breakEven else { return [] }
    return report.pythons.enumerated().compactMap { drawing($0.element, report, at: "breakEven/pythons/\($0.offset)") }
  }

  private func drawing(_ python: BreakEvenPython, _ report: BreakEvenReport, at path: String) -> ChartDrawing? {
    let rows = python.models.enumerated().flatMap { number, model in
      model.payloads.enumerated().map {
        Row(path: "\(path)/models/\(number)/payloads/\($0.offset)", model: model.model.rawValue, payload: $0.element)
      }
    }
    guard rows.contains(where: { $0.payload.points.contains { answer($0) != nil } }) else { return nil }
    let name = context.series.name(ofPython: python.version, python.executable)
    let title = say("Break-even: \(name), \(work(report.task))", "任务多长才划算：\(name)，\(work(report.task))")
    let caption = say(
      "Are tasks of this length, with this payload, done sooner by handing them over than one after the other? "
        + "▲ sooner, ▽ not sooner, ? not told from noise; the number is the speed-up. A field without a number was "
        + "not measured but follows from the others, and an empty one is not known.",
      "把一个这样长、附带这么多数据的任务交给另一个执行者，是否比依次执行更快？▲ 更快，▽ 不更快，? 与噪声无法区分；数字为加速比。"
        + "没有数字的格子未经测量，由其他格子推出；空白的格子未知。")
    return ChartDrawing(
      chart: ReportChart(
        id: "break-even-\(python.version)", section: .breakEven, title: title, caption: caption,
        table: table(rows, python, report, at: path)),
      spec: plot(rows, report).spec(title))
  }

  private func work(_ task: BreakEvenTask) -> String {
    switch task {
    case .cpu: say("tasks of bytecode", "字节码任务")
    case .released: say("tasks that release the GIL", "释放 GIL 的任务")
    case .wait: say("tasks that wait", "等待的任务")
    }
  }

  private func answer(_ point: BreakEvenPoint) -> Answer? {
    if let verdict = point.verdict { return point.gainsNothing == true ? .doesNotPay : Answer(verdict) }
    return point.implied.map(Answer.init)
  }

  private func words(_ answer: Answer) -> String {
    switch answer {
    case .pays: say("pays", "划算")
    case .doesNotPay: say("does not pay", "不划算")
    case .undecided: ReportTerm.inconclusive[say]
    }
  }

  private func payload(_ bytes: Int) -> String { bytes == 0 ? say("no payload", "无附带数据") : Quantity.bytes(bytes) }

  /// A length without decimals that say nothing: `300 µs`.
  private func length(_ seconds: Double) -> String {
    if seconds >= 0.9995 { return "\(Int(seconds.rounded())) s" }
    if seconds >= 0.9995e-3 { return "\(Int((seconds * 1e3).rounded())) ms" }
    return "\(Int((seconds * 1e6).rounded())) µs"
  }

  private func plot(_ rows: [Row], _ report: BreakEvenReport) -> Plot {
    let layout = RowLayout(
      rows.map { RowLayout.Group(label: say.list([$0.model, payload($0.payload.payloadBytes)]), rows: 1) },
      rowHeight: 20, gap: 2)
    let lengths = report.taskSeconds
    var axis = VegaLiteAxis()
    axis.values = lengths.indices.map { Double($0) + 0.5 }
    let labels = lengths.enumerated().map { "\"\(Double($0.offset) + 0.5)\": \"\(length($0.element))\"" }
    axis.labelExpr = "{\(labels.joined(separator: ", "))}[datum.value]"
    axis.grid = false
    axis.ticks = false
    axis.domain = false
    let x = PlotAxis(
      title: say("length of a task", "任务时长"),
      scale: VegaLiteScale(.linear, from: 0, to: Double(max(1, lengths.count))), axis: axis)
    var plot = Plot(x: x, y: layout.axis, height: Double(layout.height))
    let legend = PlotLegend(
      Answer.allCases.map { ChartSeries(name: "\($0.symbol) \(words($0))", colour: $0.colour, shape: "square") },
      symbol: "square")
    let fields = rows.enumerated().flatMap { place, row in
      row.payload.points.compactMap { field($0, of: row, lengths, layout, place) }
    }
    plot.draw(fields, VegaLiteMark(.rect), x: "from", to: "to", y: "top", down: "bottom", colour: .keyed(legend))
    plot.draw(
      fields.map { $0.filter { $0.key != "description" } },
      VegaLiteMark(.text).with {
        $0.color = ChartPalette.ink
        $0.fontSize = 11
      }, x: "x", y: "y", text: "text")
    return plot
  }

  private func field(
    _ point: BreakEvenPoint, of row: Row, _ lengths: [Double], _ layout: RowLayout, _ place: Int
  ) -> VegaLiteRow? {
    guard let answer = answer(point), let column = lengths.firstIndex(of: point.taskSeconds) else { return nil }
    let (top, bottom) = layout.edges(group: place, row: 0, thickness: 20)
    let ratio = point.verdict == nil ? nil : point.estimate
    let subject = say.list([row.model, payload(row.payload.payloadBytes), length(point.taskSeconds)])
    let figures = ratio.map { ratio in
      let interval = point.speedup.map {
        say.with(ChartUnit.times.text(ratio), inBrackets: Self.ends($0))
      }
      return interval ?? ChartUnit.times.text(ratio)
    }
    let source = ratio == nil ? say("follows from the other lengths", "由其他时长推出") : ""
    let told = say.of(subject, say.list([words(answer), figures ?? "", source]))
    return [
      "from": .number(Double(column) + 0.02), "to": .number(Double(column) + 0.98), "top": .number(top),
      "bottom": .number(bottom), "x": .number(Double(column) + 0.5), "y": .number((top + bottom) / 2),
      "series": .text("\(answer.symbol) \(words(answer))"),
      "text": .text(answer.symbol + (ratio.map { " " + Self.short($0) } ?? "")), "description": .text(told),
    ]
  }

  private static func ends(_ interval: RatioInterval) -> String {
    "\(ChartUnit.times.endText(interval.lower))–\(ChartUnit.times.endText(interval.upper))"
  }

  /// As it fits into a field.
  private static func short(_ ratio: Double) -> String {
    ratio < 0.095 ? "<0.1" : ratio >= 9.95 ? "\(Int(ratio.rounded()))" : tenths(ratio)
  }

  private static func tenths(_ ratio: Double) -> String {
    let tenths = Int((ratio * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func table(
    _ rows: [Row], _ python: BreakEvenPython, _ report: BreakEvenReport, at path: String
  ) -> ReportTable {
    var table = ReportTable(
      columns: [
        say.heading(.model), say.heading(.payload), say("Does not pay up to", "不划算（不超过）"), say("As fast at", "持平（约）"),
        say("Pays from", "划算（不少于）"),
      ] + report.taskSeconds.map(length) + [say("Remarks", "说明")],
      rows: rows.map { row in
        let (path, payload) = (row.path, row.payload)
        return [
          ReportCell(row.model), .bytes(payload.payloadBytes, self.payload(payload.payloadBytes), path),
          .figure(payload.notBelowSeconds, .seconds, at: path + "/notBelowSeconds"),
          .figure(payload.estimateSeconds, .seconds, at: path + "/estimateSeconds"),
          .figure(payload.paysFromSeconds, .seconds, at: path + "/paysFromSeconds"),
        ] + report.taskSeconds.map { cell($0, row) }
          + [ReportCell(remark(payload))]
      })
    let empty = [ReportCell](repeating: "–", count: 4 + report.taskSeconds.count)
    for (number, model) in python.models.enumerated() where model.status != .ok {
      let words = context.outcomes
      let reason = words.told(words.status(model.status), because: model.reason, at: "\(path)/models/\(number)")
      table.rows.append([ReportCell(model.model.rawValue)] + empty + [reason])
    }
    return table
  }

  private func remark(_ payload: BreakEvenPayload) -> String {
    if payload.runsOneAtATime == true { return say("never pays: one task at a time", "永不划算：任务逐个执行") }
    return payload.isFinished ? "" : say("not searched to the end", "搜索未完成")
  }

  private func cell(_ seconds: Double, _ row: Row) -> ReportCell {
    guard let place = row.payload.points.firstIndex(where: { $0.taskSeconds == seconds }),
      let answer = answer(row.payload.points[place])
    else { return "–" }
    let point = row.payload.points[place]
    guard point.verdict != nil, let estimate = point.estimate else { return ReportCell(answer.symbol) }
    let path = "\(row.path)/points/\(place)"
    let unit = ChartUnit.times
    let middle = ReportFigure(path: path + "/estimate", value: estimate, text: unit.text(estimate))
    guard let ends = point.speedup else { return ReportCell([.text(answer.symbol + " "), .figure(middle)]) }
    let interval = ReportCell.interval(
      middle, ReportFigure(path: path + "/speedup/lower", value: ends.lower, text: unit.endText(ends.lower)),
      ReportFigure(path: path + "/speedup/upper", value: ends.upper, text: unit.endText(ends.upper)), say)
    return ReportCell([.text(answer.symbol + " ")] + interval.parts)
  }
}

extension ReportCell {
  fileprivate static func bytes(_ count: Int, _ text: String, _ path: String) -> ReportCell {
    ReportCell([.figure(ReportFigure(path: path + "/payloadBytes", value: Double(count), text: text))])
  }
}
