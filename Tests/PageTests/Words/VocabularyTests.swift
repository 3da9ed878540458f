import Charts
import Testing
import Workloads

/// Charts and page are made in two rooms of the source, and are read as one.
@Suite struct VocabularyTests {
  /// All that a reader of the page reads, with the real charts, and the labels within their pictures.
  private static func text(_ language: ReportLanguage) throws -> String {
    let drawings = ReportCharts(SampleReport.full, language: language).drawings
    let page = try WrittenReport(SampleReport.full, language, charts: drawings.map(\.chart))
    let labels = drawings.flatMap(\.spec.layer).flatMap(\.data.values).flatMap { row in
      row.values.compactMap { value in
        guard case .text(let text) = value else { return nil as String? }
        return text
      }
    }
    return try page.page().root.text + labels.joined(separator: "\n")
  }

  @Test(arguments: [
    ("工作者", ReportTerm.worker[.simplifiedChinese]), ("执行单元", "工作项"), ("单元数", "工作项"), ("轮测量", "区组"),
    ("实际用时", ReportTerm.wallTime[.simplifiedChinese]), ("处理器时间", ReportTerm.cpuTime[.simplifiedChinese]),
    ("仪器", ReportTerm.instrument[.simplifiedChinese]), ("无法判定", ReportTerm.inconclusive[.simplifiedChinese]),
    ("最长", ReportTerm.longest[.simplifiedChinese]), ("有效载荷", ReportTerm.payload[.simplifiedChinese]),
  ])
  func `a Chinese report has one word for one thing`(_ other: String, _ word: String) throws {
    let text = try Self.text(.simplifiedChinese)
    #expect(text.contains(word))
    #expect(!text.contains(other))
  }

  @Test(arguments: ReportLanguage.allCases, [ReportTerm.worker, .speedUp, .wallTime, .handoffs, .inconclusive])
  func `charts and page call a thing by the word that both share`(_ language: ReportLanguage, _ term: ReportTerm) throws
  {
    let charts = ReportCharts(SampleReport.full, language: language).drawings.map(\.chart)
    let ofCharts = charts.map { chart in
      ([chart.title, chart.caption] + chart.table.columns + chart.table.rows.flatMap { $0.map(\.text) }).joined(
        separator: "\n")
    }.joined()
    let ofPage = try WrittenReport(SampleReport.full, language, charts: []).page().root.text
    let word = term[language].lowercased()
    #expect(ofCharts.lowercased().contains(word))
    #expect(ofPage.lowercased().contains(word))
  }

  @Test func `an interpreter has one name in charts and on the page, by the order of the report's interpreters`() throws
  {
    var report = SampleReport.full
    let other = "/usr/bin/python3"
    report.interpreters.insert(
      ReportedInterpreter(version: "3.13.0", executable: other, library: nil, isFreeThreaded: false), at: 0)
    let name = PythonNames(report).name("3.13.0", SampleReport.plain.executable)
    #expect(name == "Python 3.13.0 (2)")
    let charts = ReportCharts(report, language: .english).drawings.map(\.chart)
    let speedup = try #require(charts.first { $0.id == "speedup-cpu.pure" })
    #expect(speedup.table.rows.first?.first?.text == "\(name) serial")
    let page = try WrittenReport(report, charts: charts).page().root
    let table = try #require(page.all("table").first)
    #expect(table.all { $0.attributes["scope"] == "col" }.map(\.text).contains(name))
  }
}
