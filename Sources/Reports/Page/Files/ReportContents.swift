import FoundationEssentials
import Workloads

/// What all files of a report hold.
struct ReportContents {
  /// By name within the folder, pictures first.
  let files: [(name: String, bytes: [UInt8])]
  /// Ids of the charts that have a picture.
  let charts: [String]

  init(_ report: ResearchReport, charts: [ReportChart], language: ReportLanguage) throws(ReportFolderError) {
    for chart in charts where !Self.isFileName(chart.id) { throw .badChartName(id: chart.id) }
    let content = PageComposer(report, charts: charts, language: language).content
    let drawn = charts.compactMap { chart in chart.svg.map { (chart.id, $0) } }
    var files = drawn.map { (name: ReportFiles.chartName($0.0), bytes: Array($0.1.utf8)) }
    do {
      var page = try HTMLPage(language: language)
      files.append((ReportFiles.jsonName, try Self.json(report)))
      files.append((ReportFiles.dataName, Array(TidyData(report).text.utf8)))
      let markdown = MarkdownPage(language: language, pictures: Set(drawn.map(\.0)))
      files.append((ReportFiles.markdownName, Array(markdown.render(content).utf8)))
      files.append((ReportFiles.pageName, Array(page.render(content).utf8)))
    } catch {
      throw .unrenderable(reason: "\(error)")
    }
    self.files = files
    self.charts = drawn.map(\.0)
  }

  private static func json(_ report: ResearchReport) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(report)) + Array("\n".utf8)
  }

  private static func isFileName(_ id: String) -> Bool {
    !id.isEmpty && !id.hasPrefix(".") && id.utf8.count < 200
      && id.utf8.allSatisfy {
        $0 == 45 || $0 == 46 || $0 == 95 || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      }
  }
}
