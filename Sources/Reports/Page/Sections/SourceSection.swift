import Workloads

/// Where the figures come from, what is missing, and how to measure all of it again.
struct SourceSection {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  var section: PageSection {
    var blocks: [PageBlock] = []
    if !context.report.sources.isEmpty {
      blocks += [.paragraph(context(SourceWords.introduction)), .table(sources)]
    }
    blocks.append(.section(PageSection(anchor: "gaps", title: context(SourceWords.gaps), blocks: gaps)))
    blocks.append(
      .section(
        PageSection(
          anchor: "again", title: context(SourceWords.again),
          blocks: [
            .paragraph(context(SourceWords.againExplained)), .code(ShellWords.line(context.report.command), label: nil),
          ])))
    return PageSection(anchor: "sources", title: context(SourceWords.section), blocks: blocks)
  }

  private var sources: PageTable {
    PageTable(
      caption: context(SourceWords.section),
      columns: [SourceWords.kind, SourceWords.name, SourceWords.began, SourceWords.command].map {
        PageTable.Column(title: context($0))
      },
      groups: [
        PageTable.Group(
          heading: nil,
          rows: context.report.sources.enumerated().map { place, source in
            [
              context(SourceWords.kind(source.kind)), RichText(.code(source.name)),
              RichText(Figures.moment(source.startedAt, JSONPath.root / "sources" / place / "startedAt")),
              RichText(.code(ShellWords.line(source.command))),
            ].map { PageTable.Cell($0) }
          })
      ], style: "listed")
  }

  private var gaps: [PageBlock] {
    guard !context.report.gaps.isEmpty else { return [.paragraph(context(SourceWords.complete))] }
    return context.report.gaps.enumerated().flatMap { place, gap -> [PageBlock] in
      let path = JSONPath.root / "gaps" / place / "reason"
      let sentence = context(
        SourceWords.gap(context(SourceWords.kind(gap.kind)), context.reported(gap.reason, path)))
      guard !gap.command.isEmpty else { return [.paragraph(sentence)] }
      let space = Localized<RichText>(" ", "")[context.language]
      return [
        .paragraph(sentence + space + context(SourceWords.fill)), .code(ShellWords.line(gap.command), label: nil),
      ]
    }
  }
}
