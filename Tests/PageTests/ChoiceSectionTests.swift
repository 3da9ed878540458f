import Foundation
import Testing
import Workloads

@testable import Reports

/// Which model a page calls the fastest.
@Suite struct ChoiceSectionTests {
  /// Rows of the table in the page's Markdown, by the name of the work.
  private func rows(_ report: ResearchReport) throws -> [String] {
    let text = try WrittenReport(report).markdown
    let section = text.components(separatedBy: "\n## ").first { $0.contains("</a>Which model for which work") }
    return try #require(section).split(separator: "\n").filter { $0.hasPrefix("| cpu.pure") }.map(String.init)
  }

  @Test func `the fastest of each Python and of Swift is named, with what may be as fast`() throws {
    let row = try #require(try rows(SampleReport.full).first)
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(cells.count == 4)
    #expect(cells[1].contains("process-fork ×2") && cells[1].contains("1.87×") && !cells[1].contains("may be"))
    #expect(cells[2].contains("thread ×2") && cells[2].contains("may be as fast: process-fork ×2"))
    #expect(cells[3].contains("task ×2") && !cells[3].contains("may be"))
  }

  @Test func `where nothing is surely faster, nothing is called the fastest`() throws {
    var report = SampleReport.full
    for cell in report.comparisons[0].cells.indices where report.comparisons[0].cells[cell].verdict == .faster {
      report.comparisons[0].cells[cell].verdict = .inconclusive
      report.comparisons[0].cells[cell].baseline = SampleReport.plain.subject("serial")
    }
    let row = try #require(try rows(report).first)
    #expect(row.components(separatedBy: "none is surely faster than serial").count == 4)
  }

  @Test func `one that noise hides is no reason to deny another that is surely faster`() throws {
    var report = SampleReport.full
    let noisy = try #require(
      report.comparisons[0].cells.firstIndex { $0.model == "thread" && $0.python == SampleReport.plain.version })
    report.comparisons[0].cells[noisy].speedup = SpeedUp(
      estimate: 2.5, low: 0.9, high: 4, confidence: 0.95, blocks: 20)
    let row = try #require(try rows(report).first)
    #expect(row.contains("process-fork ×2<br>1.87×") && row.contains("may be as fast: thread ×2"))
  }

  @Test func `work that was compared twice has one row, of the newer comparison`() throws {
    var report = SampleReport.full
    var newer = report.comparisons[0]
    newer.startedAt += 60
    newer.cells.removeAll { $0.model == "process-fork" && $0.python == SampleReport.plain.version }
    report.comparisons.append(newer)
    let found = try rows(report)
    #expect(found.count == 1 && found[0].contains("none is surely faster than"))
  }

  @Test func `a report without such work has no such section`() throws {
    var report = SampleReport.full
    report.comparisons = []
    let text = try WrittenReport(report).markdown
    #expect(!text.contains("Which model for which work"))
  }
}
