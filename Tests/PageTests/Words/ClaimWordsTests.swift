import Testing
import Workloads

/// Claims on the Chinese page.
@Suite struct ClaimWordsTests {
  @Test(arguments: ReportLanguage.allCases)
  func `a quote stands without markup on the page and verbatim in report.json`(_ language: ReportLanguage) throws {
    var report = SampleReport.full
    let quote = "I/O密集型任务<br>（**网络请求**、`文件`操作），"
    report.claims?.claims[0].quote = quote
    let written = try WrittenReport(report, language)
    let text = try written.page().root.text
    #expect(text.contains("I/O密集型任务（网络请求、文件操作）"))
    #expect(!text.contains("**") && !text.contains("<br>"))
    #expect(try !written.markdown.contains("\\*\\*网络"))
    #expect(try written.json().text("claims/claims/0/quote") == quote)
  }

  @Test func `a Chinese heading that quotes a clause ends without its comma`() throws {
    var report = SampleReport.full
    report.claims?.claims[0].quote = "轻量级，"
    let page = try WrittenReport(report, .simplifiedChinese).page().root
    #expect(page.all("h3").contains { $0.text == "轻量级" })
  }

  @Test func `a Chinese reason says why there is no figure`() throws {
    var report = SampleReport.full
    report.claims?.claims[3].verdicts[0].evidence[0].estimate = nil
    report.claims?.claims[3].verdicts[0].evidence[0].reason = ReasonPhrase.notMeasuredHere("memory")
    let page = try WrittenReport(report, .simplifiedChinese).page().root
    #expect(page.text.contains("没有测得数值：没有用这些程序在此测量 memory"))
    #expect(!page.text.contains("was not measured here"))
  }

  @Test func `the size of a workload has its unit`() throws {
    for (language, size) in [(ReportLanguage.english, "20,000 iterations a unit"), (.simplifiedChinese, "20,000 次迭代")] {
      let page = try WrittenReport(SampleReport.full, language).page().root
      #expect(page.all { $0.classes.contains("name") }.contains { $0.text == size })
      #expect(page.text.contains("512 MiB") && !page.text.contains("536,870,912"))
    }
  }
}
