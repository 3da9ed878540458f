import Foundation
import Testing
import Workloads

@testable import Reports

@Suite struct MarkupTests {
  @Test(arguments: ReportLanguage.allCases)
  func `elements nest, ids are unique, and every link within the page leads somewhere`(
    _ language: ReportLanguage
  ) throws {
    let (page, problems) = try WrittenReport(SampleReport.full, language).page()
    #expect(problems == [])
    let ids = page.all { $0.attributes["id"] != nil }.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count)
    let links = page.all("a").compactMap { $0.attributes["href"] }
    #expect(links.count > 15)
    for link in links { #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(link)") }
    for element in page.all(where: { $0.attributes["aria-labelledby"] != nil }) {
      #expect(ids.contains(element.attributes["aria-labelledby"] ?? ""))
    }
  }

  @Test func `text cannot become markup, whatever it says`() throws {
    let report = try WrittenReport()
    let (page, problems) = try report.page()
    #expect(problems == [])
    #expect(page.all("img").isEmpty)
    #expect(page.all("script").count == 1)
    let names = page.all("svg").isEmpty
    #expect(!names)
    #expect(page.all { $0.attributes.keys.contains { $0.hasPrefix("on") } }.isEmpty)
    #expect(page.text.contains(SampleReport.hostile))
  }

  @Test func `a quotation mark with an accent upon it is still escaped`() {
    #expect(HTML(escaping: "\"\u{301} onclick=<\u{338}b>").markup == "&quot;\u{301} onclick=&lt;\u{338}b&gt;")
  }

  @Test func `control characters of an output are shown as their pictures`() {
    #expect(HTML(escaping: "a\u{1B}[31m\u{0}\r\n\tb\u{7F}").markup == "a␛[31m␀␍\n\tb␡")
  }

  @Test func `templates take markup only as it is, so none of them escapes what is escaped already`() {
    for template in PageTemplates.Name.allCases {
      let variables = template.text.matches(of: #/\{\{\{?[^{}]*\}\}\}?/#).map { String($0.0) }
      #expect(!variables.isEmpty)
      for variable in variables {
        #expect(variable.hasPrefix("{{{") || "#^/".contains(variable.dropFirst(2).prefix(1)), "\(variable)")
      }
    }
  }

  @Test func `headings go down one level at a time`() throws {
    let page = try WrittenReport().page().root
    let levels = page.all { $0.name.count == 2 && $0.name.hasPrefix("h") && $0.name != "hr" }.compactMap {
      Int($0.name.dropFirst())
    }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
  }

  @Test func `the answer is the first section, and its table names every claim with its verdicts in words`() throws {
    let page = try WrittenReport().page().root
    let section = try #require(page.all("section").first)
    #expect(section.attributes["id"] == "answer")
    let table = try #require(section.all("table").first)
    #expect(
      table.all { $0.attributes["scope"] == "col" }.map(\.text) == [
        "Sentence", "Line", "Python 3.13.0", "Python 3.13.5t",
      ])
    #expect(
      table.all { $0.attributes["scope"] == "rowgroup" }.map(\.text) == [
        "Failed wherever it was decided", "Depends on the Python or on a condition", "Held wherever it was decided",
        "Undecided here",
        "Beyond measurement",
      ])
    let rows = table.all("tr").filter { $0.all { $0.attributes["scope"] == "row" }.count == 1 }
    #expect(rows.count == 6)
    #expect(
      rows[1].all("td").map(\.text) == [
        "7", "✓ holds0.98× (0.95×\u{A0}– 1.01×)needed ≤\u{A0}1.10×",
        "✗ fails1.93× (1.71×\u{A0}– 2.02×)needed ≤\u{A0}1.10×",
      ])
  }

  @Test func `a picture that runs or fetches anything stays out`() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">"
    #expect(
      InlinePicture("<?xml version=\"1.0\"?>\n\(svg)<path d=\"M0 0\"/></svg>\n")?.markup
        == "\(svg)<path d=\"M0 0\"/></svg>")
    #expect(InlinePicture("\(svg)<script>alert(1)</script></svg>") == nil)
    #expect(InlinePicture("\(svg)<image href=\"https://example.com/a.png\"/></svg>") == nil)
    #expect(InlinePicture("\(svg)<rect onload=\"alert(1)\"/></svg>") == nil)
    #expect(InlinePicture("no picture") == nil)
    #expect(InlinePicture("\(svg)<path/>") == nil)
  }

  @Test func `pictures beyond what a page may weigh stay beside it, and the page says where`() throws {
    let padding = String(repeating: " ", count: HTMLPage.limitBytes / 2)
    let charts = (0..<3).map { number in
      ReportChart(
        id: "big-\(number)", section: .speedup, title: "Big", caption: "", table: ReportTable(columns: ["a"], rows: []),
        svg: "<svg xmlns=\"http://www.w3.org/2000/svg\">\(padding)</svg>")
    }
    let report = try WrittenReport(SampleReport.bare, charts: charts)
    let page = try report.page().root
    #expect(page.all("svg").count == 1)
    #expect(page.all("figure").count == 3)
    #expect(page.all("figure").last?.text.contains("The picture is in the folder") == true)
    #expect(try report.text(report.files.page).utf8.count < 2_500_000)
  }

  @Test func `a report of thirty claims on five Pythons with twenty charts weighs less than 2.5 MB`() throws {
    let report = LargeReport.report
    #expect(report.claims?.claims.count == 30)
    let written = try WrittenReport(report, charts: LargeReport.charts)
    let page = try written.page().root
    #expect(page.all("figure").count == 20)
    #expect(page.all { $0.attributes["data-path"] != nil }.count > 3000)
    #expect(try written.text(written.files.page).utf8.count < 2_500_000)
  }

  @Test(arguments: ReportLanguage.allCases)
  func `a report with nothing but a host is a page all the same`(_ language: ReportLanguage) throws {
    let (page, problems) = try WrittenReport(SampleReport.bare, language, charts: []).page()
    #expect(problems == [])
    #expect(page.all("section").compactMap { $0.attributes["id"] }.first == "answer")
    #expect(page.all("h1").count == 1)
  }
}
