/// Where the files of a report are.
public struct ReportFiles: Sendable, Hashable {
  /// The page, which needs none of the others.
  public let page: String
  public let markdown: String
  /// Every figure, as docs/json.md describes it.
  public let json: String
  /// The same figures as a table.
  public let data: String
  /// The pictures, as far as there are any.
  public let charts: [String]

  init(folder: String, charts ids: [String]) {
    page = folder + "/" + Self.pageName
    markdown = folder + "/" + Self.markdownName
    json = folder + "/" + Self.jsonName
    data = folder + "/" + Self.dataName
    charts = ids.map { folder + "/" + Self.chartName($0) }
  }

  static let pageName = "index.html"
  static let markdownName = "report.md"
  static let jsonName = "report.json"
  static let dataName = "data.csv"
  static let chartsName = "charts"
  /// What a report is written to before it takes the place of the last one.
  static let partialName = ".gillab-partial"
  static let names: Set = [pageName, markdownName, jsonName, dataName, chartsName, partialName]

  static func chartName(_ id: String) -> String { "\(chartsName)/\(id).svg" }
}
