import Workloads

/// Which thread had the GIL when: a row for each thread, holds as thick bars, waits as thin ones.
struct TimelineCharts {
  /// More would make the picture large and its bars too thin to see.
  static let mostSpans = 240

  let context: ChartContext
  private var say: ReportLanguage { context.say }

  var drawings: [ChartDrawing] {
    context.report.timelines.enumerated().compactMap { drawing($0.element, at: "timelines/\($0.offset)") }
  }

  private func drawing(_ timeline: GILTimeline, at path: String) -> ChartDrawing? {
    let end = Self.end(of: timeline)
    let drawn = timeline.threads.filter { thread in
      (thread.holds + thread.waits).contains { Self.bounds($0, until: end) != nil }
    }
    guard !drawn.isEmpty else { return nil }
    let name = context.series.name(ofPython: timeline.python, timeline.pythonExecutable)
    let subject = say.list([timeline.programName, name])
    let title = say("Who holds the GIL: \(subject)", "谁持有 GIL：\(subject)")
    let caption = caption(timeline, isCut: end < timeline.toSeconds)
    return ChartDrawing(
      chart: ReportChart(
        id: "timeline-\(timeline.python)", section: .timeline, title: title, caption: caption,
        table: table(timeline, at: path)),
      spec: plot(timeline, drawn, until: end).spec(title))
  }

  private func caption(_ timeline: GILTimeline, isCut: Bool) -> String {
    say.sentences([
      say(
        "Each row is a thread; a thick bar is a time in which it held the GIL, a thin one a time in which it waited for it.",
        "每行是一个线程；粗条表示它持有 GIL 的时间，细条表示它等待 GIL 的时间。"),
      isCut || timeline.isThinned
        ? say(
          "Only a part of the program is drawn; the table is about the whole of it.", "图中只画出程序的一段；表格统计的是整个程序。")
        : nil,
    ])
  }

  /// Begin and end of a span that is drawn; nil for one that lies behind the end, or has no length.
  private static func bounds(_ span: [Double], until end: Double) -> (from: Double, to: Double)? {
    guard span.count == 2, span[0] < end, span[1] > span[0] else { return nil }
    return (span[0], min(span[1], end))
  }

  /// Where the picture ends: at the part's end, or before there are too many spans.
  ///
  /// A shorter time with every span of it is true; all of the time with some spans left out is not.
  static func end(of timeline: GILTimeline) -> Double {
    let begins = timeline.threads.flatMap { ($0.holds + $0.waits).compactMap(\.first) }.sorted()
    return begins.count > mostSpans ? min(begins[mostSpans], timeline.toSeconds) : timeline.toSeconds
  }

  private func plot(_ timeline: GILTimeline, _ threads: [GILTimelineThread], until end: Double) -> Plot {
    let layout = RowLayout(
      threads.map { RowLayout.Group(label: $0.name, rows: 1) }, rowHeight: 22, gap: 8)
    var axis = VegaLiteAxis()
    axis.grid = true
    axis.ticks = false
    axis.domain = false
    axis.tickCount = 8
    let x = PlotAxis(
      title: say("seconds since the script began", "脚本开始后的时间（秒）"),
      scale: VegaLiteScale(.linear, from: timeline.fromSeconds, to: end), axis: axis)
    var plot = Plot(x: x, rows: layout)
    let holds = say("holds the GIL", "持有 GIL")
    let waits = say("waits for it", "等待 GIL")
    let legend = PlotLegend(
      [
        ChartSeries(name: holds, colour: ChartPalette.hold, shape: "square"),
        ChartSeries(name: waits, colour: ChartPalette.wait, shape: "square"),
      ], symbol: "square")
    var rows: [VegaLiteRow] = []
    for (place, thread) in threads.enumerated() {
      let middle = layout.middle(group: place, row: 0)
      rows += spans(thread.waits, of: thread, waits, until: end, around: middle, thickness: 6)
      rows += spans(thread.holds, of: thread, holds, until: end, around: middle, thickness: 18)
    }
    plot.draw(rows, VegaLiteMark(.rect), x: "from", to: "to", y: "top", down: "bottom", colour: .keyed(legend))
    return plot
  }

  private func spans(
    _ spans: [[Double]], of thread: GILTimelineThread, _ state: String, until end: Double, around middle: Double,
    thickness: Double
  ) -> [VegaLiteRow] {
    spans.compactMap { span in
      guard let (from, to) = Self.bounds(span, until: end) else { return nil }
      let length = ChartUnit.seconds.text(to - from)
      let told = say(
        "\(thread.name) \(state): \(length) from \(ChartUnit.seconds.text(from))",
        "\(thread.name) \(state)：\(length)，始于 \(ChartUnit.seconds.text(from))")
      return [
        "from": .number(from), "to": .number(to), "top": .number(middle - thickness / 2),
        "bottom": .number(middle + thickness / 2), "series": .text(state), "description": .text(told),
      ]
    }
  }

  private func table(_ timeline: GILTimeline, at path: String) -> ReportTable {
    var rows: [[ReportCell]] = timeline.threads.enumerated().map { place, thread in
      let path = "\(path)/threads/\(place)"
      return [
        ReportCell(thread.name), .figure(thread.heldSeconds, .seconds, at: path + "/heldSeconds"),
        .figure(thread.waitedSeconds, .seconds, at: path + "/waitedSeconds"), "–", "–",
      ]
    }
    rows.append([
      ReportCell(say("the whole program", "整个程序")), .figure(timeline.heldShare, .share, at: path + "/heldShare"),
      .figure(timeline.contendedShare, .share, at: path + "/contendedShare"),
      .figure(Double(timeline.handoffs), .count, at: path + "/handoffs"),
      .figure(Double(timeline.forcedHandoffs), .count, at: path + "/forcedHandoffs"),
    ])
    return ReportTable(
      columns: [
        say.heading(.thread), say("GIL held", "持有 GIL"), say("Waited for it", "等待 GIL"), say.heading(.handoffs),
        say.heading(.forced),
      ], rows: rows)
  }
}
