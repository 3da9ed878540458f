import Workloads

/// How small a difference the comparisons could tell from noise, and which of their blocks are in doubt.
struct NoiseFigures {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  var blocks: [PageBlock] {
    var blocks: [PageBlock] = []
    let floors = self.floors
    if !floors.isEmpty {
      blocks.append(
        .section(
          PageSection(
            anchor: "noise", title: context(ChartWords.noise),
            blocks: [.paragraph(context(ChartWords.noiseExplained)), .table(table(floors))])))
    }
    let doubts = self.doubts
    if !doubts.isEmpty {
      blocks.append(
        .section(
          PageSection(
            anchor: "doubts", title: context(ChartWords.doubt),
            blocks: [
              .paragraph(context(ChartWords.doubtExplained)),
              .details(summary: context(ChartWords.doubtful), [.list(doubts)]),
            ])))
    }
    return blocks
  }

  private func table(_ rows: [[PageTable.Cell]]) -> PageTable {
    PageTable(
      caption: context(ChartWords.noise),
      columns: [
        PageTable.Column(title: context(ChartWords.workload)), PageTable.Column(title: context(ChartWords.twice)),
        PageTable.Column(title: context(ChartWords.floor), isNumber: true),
        PageTable.Column(title: context(ClaimWords.blocks), isNumber: true),
        PageTable.Column(title: context(ClaimWords.run)),
      ], groups: [PageTable.Group(heading: nil, rows: rows)], style: "listed")
  }

  private var floors: [[PageTable.Cell]] {
    context.report.comparisons.enumerated().flatMap { place, comparison in
      comparison.groups.enumerated().flatMap { number, group in
        group.noiseFloors.enumerated().map { index, floor in
          let path =
            JSONPath.root / "comparisons" / place / "groups" / number / "noiseFloors" / index
          return [
            context.name(workload: group.workload, size: group.size), context.name(floor.subject),
            RichText(Figures.share(floor.share, path / "share")),
            RichText(Figures.count(floor.blocks, path / "blocks")), RichText(.code(comparison.run)),
          ].map { PageTable.Cell($0) }
        }
      }
    }
  }

  private var doubts: [RichText] {
    context.report.comparisons.enumerated().flatMap { place, comparison in
      comparison.contaminatedBlocks.enumerated().map { number, block in
        let path = JSONPath.root / "comparisons" / place / "contaminatedBlocks" / number
        return context(
          ChartWords.block(
            Figures.count(block.block, path / "block"), of: .code(comparison.run),
            context.reported(block.reason, path / "reason")))
      }
    }
  }
}
