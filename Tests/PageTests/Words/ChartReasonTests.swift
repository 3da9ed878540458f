import Charts
import Testing

@testable import Workloads

/// Why a chart's table has no figure, in the reader's language.
@Suite struct ChartReasonTests {
  private static func report(_ reasons: [String]) -> ResearchReport {
    var report = SampleReport.full
    for (number, reason) in reasons.enumerated() {
      report.comparisons[0].cells[number].status = .failed
      report.comparisons[0].cells[number].reason = reason
    }
    return report
  }

  private static func page(_ report: ResearchReport, _ language: ReportLanguage) throws -> WrittenReport {
    try WrittenReport(report, language, charts: ReportCharts(report, language: language).drawings.map(\.chart))
  }

  @Test func `a Chinese page says gillab's own reasons in Chinese and quotes a program's as English`() throws {
    let report = Self.report([ReasonPhrase.stillRunning("60.0"), "ValueError: no such <file>"])
    let written = try Self.page(report, .simplifiedChinese)
    let page = try written.page().root
    #expect(page.text.contains("失败：60.0 秒后仍在运行"))
    #expect(!page.text.contains("it was still running"))
    let quoted = page.all { $0.attributes["data-text"] == "comparisons/0/cells/1/reason" }
    #expect(quoted.map(\.text) == ["ValueError: no such <file>"])
    #expect(quoted.map { $0.attributes["lang"] } == ["en"])
  }

  @Test(arguments: ReportLanguage.allCases)
  func `every quotation of a chart's table is in report.json, word for word`(_ language: ReportLanguage) throws {
    let report = Self.report(["ValueError", "OSError: [Errno 24]"])
    let written = try Self.page(report, language)
    let json = try written.json()
    let quoted = try written.page().root.all("figure").flatMap { $0.all { $0.attributes["data-text"] != nil } }
    #expect(quoted.count >= 3)
    for one in quoted { #expect(json.text(one.attributes["data-text"] ?? "") == one.text) }
  }

  @Test func `a Chinese report with real charts has no English but names, code and what is marked as English`() throws {
    var report = SampleReport.full
    report.probe?.pythons[0].probes[0].conditions[0].status = .inconclusive
    report.probe?.pythons[0].probes[0].conditions[0].reason = ReasonPhrase.fewMeasured("4")
    report.comparisons[0].contaminatedBlocks = [
      ContaminatedBlock(block: 3, reason: ReasonPhrase.bothTook("10%", "14%"))
    ]
    let page = try Self.page(report, .simplifiedChinese).page().root
    let named: Set = ["name", "quote"]
    let left: Set = ["data", "code", "pre", "samp", "blockquote", "svg", "script"]
    let rest = page.all("body").flatMap { body in
      body.text { left.contains($0.name) || !named.isDisjoint(with: $0.classes) || $0.attributes["lang"] == "en" }
    }
    // Models, workloads, threads and versions are called the same everywhere.
    let words = rest.flatMap { $0.matches(of: #/[a-z]{2,} [a-z]{2,} [a-z]{2,}/#).map { String($0.0) } }
    #expect(words == [])
    #expect(rest.contains { $0.contains("只测得 4 次") })
    #expect(rest.contains { $0.contains("虚拟机管理程序占用了机器 10% 的 CPU 时间，其他程序占用了 14%") })
  }
}

@Suite struct ReasonPhraseTests {
  @Test(arguments: ReasonPhrase.allCases)
  func `a phrase is known again with what was filled in, and has as many places in Chinese`(_ phrase: ReasonPhrase)
    throws
  {
    let values = ["12%", "3.5 ms", "abc"]
    let clause =
      switch phrase.rawValue.matches(of: #/\{\}/#).count {
      case 0: phrase()
      case 1: phrase(values[0])
      case 2: phrase(values[0], values[1])
      default: phrase(values[0], values[1], values[2])
      }
    #expect(!clause.contains("{}"))
    #expect(ReasonPhrase.words(of: clause, in: .english) == clause)
    let words = try #require(ReasonPhrase.words(of: clause, in: .simplifiedChinese))
    let filled = values.reduce(phrase.chinese) { text, value in
      text.firstRange(of: "{}").map { text.replacingCharacters(in: $0, with: value) } ?? text
    }
    #expect(words == filled && words != clause)
  }

  @Test func `of two phrases that begin alike, the one with more places is meant`() {
    #expect(
      ReasonPhrase.words(of: ReasonPhrase.bothTook("1%", "2%"), in: .simplifiedChinese)
        == "虚拟机管理程序占用了机器 1% 的 CPU 时间，其他程序占用了 2%")
  }

  @Test func `a reason within a reason is said in the same language`() {
    let inner = ReasonPhrase.severalChangedSince("gillab, pyscripts/models")
    #expect(
      ReasonPhrase.words(of: ReasonPhrase.lastDoesNotCount("probe-1", inner), in: .simplifiedChinese)
        == "最近的一个 probe-1 不能采用：gillab, pyscripts/models 此后已改变")
  }

  @Test func `what a report lacks, and what came of measuring it just now, are said in the same language`() {
    let glued = ReasonPhrase.besides(
      ReasonPhrase.claimsUnmeasured("cpu.pure 20000, race 1"), ReasonPhrase.comparisonsUnbegun("3", "7"))
    #expect(
      ReasonPhrase.words(of: glued, in: .simplifiedChinese)
        == "说法所依据的以下测量没有覆盖所有 Python：cpu.pure 20000, race 1（刚才：时间不够，缺少的比较中有 3 项（共 7 项）没有测量；"
        + "请加大 --budget）")
    let kept = ReasonPhrase.besides(
      ReasonPhrase.lastDoesNotCount("probe-1", ReasonPhrase.pythonGone("/usr/lib/libpython3.so")), "error 7")
    #expect(
      ReasonPhrase.words(of: kept, in: .simplifiedChinese)
        == "最近的一个 probe-1 不能采用：/usr/lib/libpython3.so 此后已改变，或已不存在（刚才：error 7）")
  }

  @Test func `where a clause fits two phrases, that is said which is meant`() {
    func words(_ clause: String) -> String? { ReasonPhrase.words(of: clause, in: .simplifiedChinese) }
    #expect(
      words(ReasonPhrase.lastDoesNotCount("probe-1", ReasonPhrase.changedSince("gillab")))
        == "最近的一个 probe-1 不能采用：gillab 此后已改变")
    #expect(
      words(ReasonPhrase.besides(ReasonPhrase.notTraced("convoy.py", "3.13.0"), ReasonPhrase.wasInterrupted()))
        == "没有追踪 convoy.py 在 Python 3.13.0 上的运行（刚才：已中断）")
    #expect(words(ReasonPhrase.scriptChanged("trace-1", "/a.py")) == "trace-1 不能采用：/a.py 此后已改变")
  }

  @Test func `several phrases after semicolons are said one by one, and none where one is a program's`() {
    let both = "\(ReasonPhrase.noTime()); \(ReasonPhrase.disturbed("4", "6"))"
    #expect(
      ReasonPhrase.words(of: both, in: .simplifiedChinese) == "没有测得任何时间；机器受到干扰的区组：4 个，共 6 个")
    #expect(ReasonPhrase.words(of: "\(ReasonPhrase.noTime()); ValueError", in: .simplifiedChinese) == nil)
    #expect(ReasonPhrase.words(of: "ValueError: 1", in: .simplifiedChinese) == nil)
  }
}
