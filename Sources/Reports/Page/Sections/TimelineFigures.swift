import Workloads

/// What the traces say in numbers, beside the drawn time lines.
struct TimelineFigures {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  var blocks: [PageBlock] {
    let timelines = context.report.timelines
    guard !timelines.isEmpty else { return [] }
    let table = PageTable(
      caption: context(ChartWords.figures),
      columns: [
        PageTable.Column(title: context(PageWords.python)), PageTable.Column(title: context(ChartWords.program)),
        PageTable.Column(title: context(ChartWords.diagnosis)),
        PageTable.Column(title: context(ChartWords.held), isNumber: true),
        PageTable.Column(title: context(ChartWords.contended), isNumber: true),
        PageTable.Column(title: context(ChartWords.handoffs), isNumber: true),
        PageTable.Column(title: context(ChartWords.forced), isNumber: true),
        PageTable.Column(title: context(ChartWords.duration), isNumber: true),
      ], groups: [PageTable.Group(heading: nil, rows: timelines.enumerated().map { row($1, at: $0) })])
    return [.table(table)]
  }

  private func row(_ timeline: GILTimeline, at place: Int) -> [PageTable.Cell] {
    let path = JSONPath.root / "timelines" / place
    let name = Inline.code(timeline.diagnosis)
    let diagnosis = ChartWords.diagnosis(timeline.diagnosis).map { "\(name): \(context($0))" as RichText }
    return [
      context.name(python: timeline.python, timeline.pythonExecutable),
      RichText(.code(timeline.programName)), diagnosis ?? RichText(name),
      RichText(Figures.share(timeline.heldShare, path / "heldShare")),
      RichText(Figures.share(timeline.contendedShare, path / "contendedShare")),
      RichText(Figures.count(timeline.handoffs, path / "handoffs")),
      RichText(Figures.count(timeline.forcedHandoffs, path / "forcedHandoffs")),
      RichText(Figures.seconds(timeline.programSeconds, path / "programSeconds")),
    ].map { PageTable.Cell($0) }
  }
}
