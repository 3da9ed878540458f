import Charts
import Foundation
import Testing
import Workloads

/// What charts of a fixed report are, against files. `GILLAB_RENEW_GOLDEN=1 swift test --filter GoldenTests` writes them
/// anew: then read what changed.
@Suite struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
  private static let isRenewing = ProcessInfo.processInfo.environment["GILLAB_RENEW_GOLDEN"] == "1"

  private func check(_ text: String, against name: String) throws {
    let file = Self.folder.appending(path: name)
    if Self.isRenewing { try Data(text.utf8).write(to: file) }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let differs = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    #expect(
      text == expected,
      "\(name) first differs at: \(differs.map { "\($0) instead of \($1)" } ?? "the end")")
  }

  @Test func `each chart is drawn as its file says`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let drawings = ReportCharts(SampleReport.whole, language: .english).drawings
    for drawing in drawings {
      let spec = String(decoding: try encoder.encode(drawing.spec), as: UTF8.self)
      try check(spec + "\n", against: "\(drawing.chart.id).json")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(
      Set(files.filter { $0.hasSuffix(".json") }) == Set(drawings.map { "\($0.chart.id).json" }),
      "a file of a chart that is not made any more: remove it")
  }

  @Test(arguments: ReportLanguage.allCases)
  func `titles, captions and tables read as their file says`(language: ReportLanguage) throws {
    let charts = ReportCharts(SampleReport.whole, language: language).drawings.map(\.chart)
    try check(charts.map(text).joined(separator: "\n\n") + "\n", against: "text.\(language.rawValue).md")
  }
}
