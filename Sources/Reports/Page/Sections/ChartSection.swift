import Workloads

/// One kind of chart: what it shows, the charts with their tables, and what belongs beside them.
struct ChartSection {
  private let context: PageContext
  private let kind: ReportChart.Section
  private let charts: [ReportChart]

  init(_ context: PageContext, _ kind: ReportChart.Section, _ charts: [ReportChart]) {
    self.context = context
    self.kind = kind
    self.charts = charts.filter { $0.section == kind }
  }

  /// Nil where there is nothing to show.
  var section: PageSection? {
    let blocks = charts.map { PageBlock.chart(chart($0)) } + beside
    guard !blocks.isEmpty else { return nil }
    return PageSection(
      anchor: kind.rawValue, title: context(ChartWords.section(kind)),
      blocks: [.paragraph(context(ChartWords.introduction(kind)))] + blocks)
  }

  private var beside: [PageBlock] {
    switch kind {
    case .timeline: TimelineFigures(context).blocks
    case .calibration: NoiseFigures(context).blocks
    default: []
    }
  }

  private func chart(_ chart: ReportChart) -> PageChart {
    PageChart(
      id: chart.id, title: RichText(.label(chart.title)), caption: RichText(.label(chart.caption)), svg: chart.svg,
      table: PageTable(
        caption: RichText(.label(chart.title)),
        columns: chart.table.columns.map { PageTable.Column(title: RichText(.label($0))) },
        groups: [
          PageTable.Group(heading: nil, rows: chart.table.rows.map { $0.map { PageTable.Cell(RichText($0)) } })
        ]),
      absence: context(PageWords.noPicture), tableSummary: context(PageWords.tableOfChart))
  }
}

extension RichText {
  /// A cell of a chart's table.
  init(_ cell: ReportCell) {
    self.init(
      cell.parts.map {
        switch $0 {
        case .text(let text): .label(text)
        case .figure(let figure): .figure(figure)
        case .reported(let text, let path): .reported(text, path: path)
        }
      })
  }
}
