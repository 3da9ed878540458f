import Foundation
import Testing
import Workloads

@Suite struct FigureTests {
  @Test(arguments: ReportLanguage.allCases)
  func `every number on the page is the one at its path in report.json`(_ language: ReportLanguage) throws {
    let report = try WrittenReport(SampleReport.full, language)
    let json = try report.json()
    let figures = try report.page().root.all { $0.attributes["data-path"] != nil }
    #expect(figures.count > 150)
    for figure in figures {
      let path = figure.attributes["data-path"] ?? ""
      #expect(figure.name == "data")
      #expect(json.number(path) == figure.attributes["value"].flatMap(Double.init), "\(path)")
      #expect(!figure.text.isEmpty, "\(path)")
    }
  }

  @Test func `every count on the page is that of the paths it names, and all of them are there`() throws {
    let report = try WrittenReport()
    let json = try report.json()
    let counts = try report.page().root.all { $0.attributes["data-paths"] != nil }
    #expect(counts.map(\.text) == ["1", "2", "1", "1", "1"])
    for count in counts {
      let paths = (count.attributes["data-paths"] ?? "").split(separator: " ")
      #expect(count.attributes["value"] == "\(paths.count)")
      for path in paths { #expect(json.has(String(path)), "\(path)") }
    }
  }

  @Test(arguments: ReportLanguage.allCases)
  func `every sentence that the page takes from report.json is there word for word`(_ language: ReportLanguage) throws {
    let report = try WrittenReport(SampleReport.full, language)
    let json = try report.json()
    let sentences = try report.page().root.all { $0.attributes["data-text"] != nil }
    #expect(sentences.count > 10)
    for sentence in sentences {
      let path = sentence.attributes["data-text"] ?? ""
      #expect(json.text(path) == sentence.text, "\(path)")
      #expect(sentence.attributes["lang"] == (language == .english ? nil : "en"))
    }
  }

  @Test(arguments: ReportLanguage.allCases)
  func `no digit stands on the page but in figures, names, code, output, quotes, labels and constants`(
    _ language: ReportLanguage
  ) throws {
    let page = try WrittenReport(SampleReport.full, language).page().root
    let body = try #require(page.all("body").first)
    let traced: Set = ["data", "code", "pre", "samp", "blockquote", "svg", "script"]
    let named: Set = ["name", "quote", "reported", "label", "constant"]
    let rest = body.text { traced.contains($0.name) || !named.isDisjoint(with: $0.classes) }
    // Chinese numerals are words.
    #expect(rest.filter { $0.contains { $0.isASCII && $0.isNumber } } == [])
    let constants = Set(page.all { $0.classes.contains("constant") }.map(\.text))
    #expect(constants == ["95%"])
  }

  @Test func `a Chinese page has no English but names, code and what is marked as English`() throws {
    let page = try WrittenReport(SampleReport.full, .simplifiedChinese).page().root
    #expect(page.all("html").first?.attributes["lang"] == "zh-Hans")
    let body = try #require(page.all("body").first)
    let left: Set = ["data", "code", "pre", "samp", "blockquote", "svg", "script"]
    let named: Set = ["name", "quote", "label"]
    let rest = body.text {
      left.contains($0.name) || !named.isDisjoint(with: $0.classes) || $0.attributes["lang"] == "en"
    }
    let known: Set = ["Python", "Swift", "GIL", "CPython", "PSS", "fork", "gillab", "CPU"]
    let words = rest.flatMap { $0.matches(of: #/[A-Za-z]{2,}/#).map { String($0.0) } }
    #expect(Set(words).subtracting(known) == [])
  }
}
