import Workloads

/// What Python's switch interval does to latencies, from the probe's sweep; beside it a mutex that is held as long.
struct SwitchIntervalCharts {
  let context: ChartContext
  private var say: ReportLanguage { context.say }

  var drawings: [ChartDrawing] {
    [
      drawing(
        .acquisition, id: "switch-interval-wait",
        title: say("Switch interval and the wait for the GIL", "切换间隔与等待 GIL 的时间"),
        what: say(
          "How long a thread waits for the GIL beside one CPU-bound thread; in Swift, how long it waits for a mutex that "
            + "another thread holds for the switch interval at a time.",
          "有一个 CPU 密集的线程同时运行时，另一个线程等待 GIL 的时间；在 Swift 中则是等待互斥锁的时间，另一个线程每次持有该锁的时间与切换间隔相同。"),
        axis: say("wait for the lock", "等待锁的时间")),
      drawing(
        .ping, id: "switch-interval-ping", title: say("Switch interval and the answer to a ping", "切换间隔与应答时间"),
        what: say(
          "How long a Python thread takes to answer a datagram beside one CPU-bound thread.",
          "有一个 CPU 密集的线程同时运行时，Python 线程应答一个数据报所需的时间。"),
        axis: say("time to the answer", "应答所需时间")),
    ].compactMap(\.self)
  }

  /// One condition of the sweep.
  private struct Place {
    let path: String
    let series: ChartSeries
    let interval: Double
    let condition: ProbeConditionResult
    let latency: ProbeLatency
  }

  private func drawing(_ measure: ProbeMeasure, id: String, title: String, what: String, axis: String) -> ChartDrawing?
  {
    let places = places(of: measure)
    guard Set(places.map(\.interval)).count > 1 else { return nil }
    let caption = say.sentences([
      what,
      say(
        "Dots are medians, lines go up to the 90th percentile; both axes are logarithmic. On the dashed line the latency "
          + "equals the switch interval.",
        "标记为中位数，竖线延伸到第 90 百分位数；两轴均为对数刻度。虚线上延迟恰好等于切换间隔。"),
    ])
    return ChartDrawing(
      chart: ReportChart(
        id: id, section: .switchInterval, title: title, caption: caption, table: table(places)),
      spec: plot(places, axis: axis).spec(title))
  }

  private func places(of measure: ProbeMeasure) -> [Place] {
    var places: [Place] = []
    for (number, python) in (context.report.probe?.pythons ?? []).enumerated() {
      for (probe, result) in python.probes.enumerated() where result.probe == .sweep {
        for (place, condition) in result.conditions.enumerated() where condition.measure == measure {
          // Swift's are measured once and stand under each Python.
          if condition.language == .swift, number > 0 { continue }
          guard let interval = condition.switchIntervalSeconds, let latency = condition.latency else { continue }
          places.append(
            Place(
              path: "probe/pythons/\(number)/probes/\(probe)/conditions/\(place)",
              series: condition.language == .swift
                ? context.series.swift : context.series.python(python.version, python.executable),
              interval: interval, condition: condition, latency: latency))
        }
      }
    }
    return places
  }

  private func plot(_ places: [Place], axis: String) -> Plot {
    let intervals = places.map(\.interval)
    let (least, most) = (intervals.min() ?? 1e-5, intervals.max() ?? 1)
    let x = PlotAxis.amounts(
      intervals, .seconds, title: say("switch interval", "切换间隔"), isLogarithmic: true)
    let y = PlotAxis.amounts(
      places.flatMap { [$0.latency.p50, $0.latency.p90] } + [least, most], .seconds, title: axis, isLogarithmic: true)
    var plot = Plot(x: x, y: y, height: 340)
    plot.draw(
      [least, most].map { ["x": .number($0), "y": .number($0)] },
      VegaLiteMark(.line).with {
        $0.color = ChartPalette.reference
        $0.strokeDash = [5, 4]
        $0.strokeWidth = 1
      }, x: "x", y: "y")
    let rows = places.filter { $0.latency.p50 > 0 }.map(row)
    let silent = rows.map { $0.filter { $0.key != "description" } }
    plot.draw(
      silent, VegaLiteMark(.line).with { $0.strokeWidth = 1.5 }, x: "interval", y: "p50", colour: .ofRow,
      line: "series")
    plot.draw(
      silent, VegaLiteMark(.rule).with { $0.opacity = 0.55 }, x: "interval", y: "p50", down: "p90", colour: .ofRow)
    let present = Set(places.map(\.series))
    plot.draw(
      rows, .dot(56), x: "interval", y: "p50",
      colour: .keyed(PlotLegend(context.series.all.filter(present.contains))))
    return plot
  }

  private func row(_ place: Place) -> VegaLiteRow {
    let unit = ChartUnit.seconds
    let told = say(
      "\(place.series.name), interval \(unit.text(place.interval)): median \(unit.text(place.latency.p50)), p90 "
        + unit.text(place.latency.p90),
      "\(place.series.name)，间隔 \(unit.text(place.interval))：中位数 \(unit.text(place.latency.p50))，p90 "
        + unit.text(place.latency.p90))
    return [
      "interval": .number(place.interval), "p50": .number(place.latency.p50), "p90": .number(place.latency.p90),
      "series": .text(place.series.name), "colour": .text(place.series.colour), "description": .text(told),
    ]
  }

  private func remarks(_ place: Place) -> ReportCell {
    let condition = place.condition
    guard condition.status != .ok else { return "" }
    let words = context.outcomes
    return words.told(words.status(condition.status), because: condition.reason, at: place.path)
  }

  private func table(_ places: [Place]) -> ReportTable {
    ReportTable(
      columns: [
        say("Language", "语言"), say("Switch interval", "切换间隔"), say("Measured", "测得次数"), say.heading(.median), "p90",
        "p99", say.heading(.longest), say("Remarks", "说明"),
      ],
      rows: places.map { place in
        let path = place.path + "/latency"
        return [
          ReportCell(place.series.name), .figure(place.interval, .seconds, at: place.path + "/switchIntervalSeconds"),
          .figure(Double(place.latency.count), .count, at: path + "/count"),
          .figure(place.latency.p50, .seconds, at: path + "/p50"),
          .figure(place.latency.p90, .seconds, at: path + "/p90"),
          .figure(place.latency.p99, .seconds, at: path + "/p99"),
          .figure(place.latency.max, .seconds, at: path + "/max"),
          remarks(place),
        ]
      })
  }
}
