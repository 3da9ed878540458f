import Workloads

/// A chart, and how Vega draws it.
public struct ChartDrawing: Sendable, Hashable {
  /// Without its `svg`.
  public var chart: ReportChart
  public var spec: VegaLiteSpec

  public init(chart: ReportChart, spec: VegaLiteSpec) {
    self.chart = chart
    self.spec = spec
  }
}

/// The charts of a report, in a language: what there is no data for has no chart.
public struct ReportCharts {
  private let context: ChartContext

  public init(_ report: ResearchReport, language: ReportLanguage) {
    context = ChartContext(report: report, say: language)
  }

  /// By section; each id is there once.
  public var drawings: [ChartDrawing] {
    var taken: Set<String> = []
    return sections.map { drawing in
      var drawing = drawing
      let id = drawing.chart.id
      var number = 2
      while !taken.insert(drawing.chart.id).inserted {
        drawing.chart.id = "\(id)-\(number)"
        number += 1
      }
      return drawing
    }
  }

  private var sections: [ChartDrawing] {
    ReportChart.Section.allCases.flatMap { section in
      switch section {
      case .speedup: SpeedUpCharts(context: context).drawings
      case .scaling: ScalingCharts(context: context).drawings
      case .timeline: TimelineCharts(context: context).drawings
      case .latency: LatencyCharts(context: context).drawings
      case .switchInterval: SwitchIntervalCharts(context: context).drawings
      case .breakEven: BreakEvenCharts(context: context).drawings
      case .memory: MemoryCharts(context: context).drawings
      case .calibration: CalibrationCharts(context: context).drawings
      }
    }
  }
}

/// What every chart is made from.
struct ChartContext {
  let report: ResearchReport
  let say: ReportLanguage
  let series: ChartSeriesList
  let groups: [ChartGroup]

  init(report: ResearchReport, say: ReportLanguage) {
    self.report = report
    self.say = say
    series = ChartSeriesList(report)
    groups = ChartGroup.all(of: report)
  }

  var workloads: WorkloadWords { WorkloadWords(say: say) }
  var outcomes: OutcomeWords { OutcomeWords(say: say) }

  /// Those of all series that these cells are of.
  ///
  /// - Parameter isByShape: Whether shapes say the same as colours; if not, all have the mark's own shape.
  func legend(_ cells: [ChartGroup.Cell], isByShape: Bool = true) -> PlotLegend {
    let present = Set(cells.map { series.of($0.cell) })
    return PlotLegend(series.all.filter(present.contains), symbol: isByShape ? nil : "circle", isByShape: isByShape)
  }

  /// A row's heading: `Python 3.13.0 thread`.
  func heading(_ cell: ComparedCell) -> ReportCell { ReportCell("\(series.of(cell).name) \(cell.model)") }

  /// How many workers; a dash where there are as many as units.
  func workers(_ cell: ChartGroup.Cell) -> ReportCell {
    cell.cell.workers == 0 ? "–" : .figure(Double(cell.cell.workers), .count, at: cell.path + "/workers")
  }
}
