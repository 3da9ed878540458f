import Foundation
import Testing
import Workloads

@testable import Reports

@Suite struct MarkdownTests {
  @Test(arguments: ReportLanguage.allCases)
  func `every row of a table has as many cells as its head`(_ language: ReportLanguage) throws {
    let report = try WrittenReport(SampleReport.full, language)
    var width: Int?
    var rows = 0
    for line in try report.markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("| ") else {
        width = nil
        continue
      }
      let cells = line.replacing("\\|", with: "").count { $0 == "|" }
      #expect(cells == width ?? cells, "\(line)")
      width = cells
      rows += 1
    }
    #expect(rows > 60)
  }

  @Test func `text means itself`() {
    #expect(
      MarkdownInline.escaped("a|b *c* <img> [d](e) `f` $g$ \\h")
        == "a\\|b \\*c\\* &lt;img&gt; \\[d\\](e) \\`f\\` \\$g\\$ \\\\h")
    #expect(MarkdownInline.code("a `b` | c") == "``a `b` \\| c``")
    #expect(MarkdownInline.code("`a") == "`` `a ``")
  }

  @Test func `no markup of an output gets out of its block`() throws {
    var report = SampleReport.full
    report.verification?.snippets[0].runs[0].stdout = "```\n<script>alert(1)</script>\n````\n"
    let text = try WrittenReport(report).markdown
    #expect(text.contains("`````\n```\n<script>alert(1)</script>\n````\n`````"))
    #expect(text.contains("<details><summary>Evidence</summary>"))
  }

  @Test func `pictures are the files beside it`() throws {
    let report = try WrittenReport()
    let text = try report.markdown
    let pictures = text.matches(of: #/\]\((charts/[^)]+)\)/#).map { report.folder + "/" + $0.1 }
    #expect(pictures == report.files.charts)
  }

  @Test func `links of the verdict table lead to anchors`() throws {
    let report = try WrittenReport()
    let text = try report.markdown
    let links = text.matches(of: #/\]\(#([^)]+)\)/#).map { String($0.1) }
    #expect(links.count == 6)
    for link in links { #expect(text.contains("<a id=\"\(link)\"></a>")) }
  }
}
