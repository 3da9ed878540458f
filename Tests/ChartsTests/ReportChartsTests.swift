import Charts
import Foundation
import Testing
import Workloads

@testable import Charts

@Suite struct ReportChartsTests {
  private static let languages = ReportLanguage.allCases

  @Test(arguments: languages)
  func `every figure of every table is in the report, at its path`(language: ReportLanguage) throws {
    let document = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(SampleReport.whole))
    let figures = ReportCharts(SampleReport.whole, language: language).drawings.flatMap(\.chart.table.rows)
      .flatMap(\.self).flatMap(\.parts).compactMap { part -> ReportFigure? in
        guard case .figure(let figure) = part else { return nil }
        return figure
      }
    #expect(figures.count > 200)
    for figure in figures {
      #expect(document[figure.path] == .number(figure.value), "\(figure.path)")
      #expect(!figure.text.isEmpty)
    }
  }

  @Test(arguments: languages)
  func `every section has a chart, ids are unique and fit for files, tables are rectangular`(
    language: ReportLanguage
  ) throws {
    let charts = ReportCharts(SampleReport.whole, language: language).drawings.map(\.chart)
    #expect(Set(charts.map(\.section)) == Set(ReportChart.Section.allCases))
    #expect(Set(charts.map(\.id)).count == charts.count)
    for chart in charts {
      #expect(chart.id.wholeMatch(of: #/[a-z0-9.-]+/#) != nil, "\(chart.id)")
      #expect(!chart.title.isEmpty && !chart.caption.isEmpty && !chart.table.rows.isEmpty)
      for row in chart.table.rows { #expect(row.count == chart.table.columns.count, "\(chart.id)") }
    }
  }

  @Test func `a report without data has no charts`() {
    #expect(ReportCharts(SampleReport.empty, language: .english).drawings.isEmpty)
  }

  @Test func `a workload that nothing can do has no chart, nor has one with a baseline alone`() {
    var draft = CellDraft("cpu.pure", size: 20_000)
    draft.add("serial", python: "3.13.0", wall: 0.1, verdict: .baseline)
    draft.add("thread", workers: 2, python: "3.13.0", .crashed, "signal 11")
    var report = SampleReport.empty
    report.comparisons = [SampleReport.comparison([draft.cells])]
    #expect(ReportCharts(report, language: .english).drawings.isEmpty)
  }

  @Test func `cells without a figure are in the table with their reason, and not in the picture`() throws {
    let drawing = try #require(
      ReportCharts(SampleReport.whole, language: .english).drawings.first { $0.chart.id == "speedup-cpu.pure" })
    let reasons = drawing.chart.table.rows.compactMap(\.last?.text)
    #expect(reasons.contains("timeout: it was still running after 60.0 s"))
    #expect(reasons.contains("unsupported: a unit \"waits\" for nothing"))
    let told = String(decoding: try JSONEncoder().encode(drawing.spec), as: UTF8.self)
    #expect(!told.contains("subinterpreter"))
  }

  @Test func `the same workload in two runs and in two sizes has charts of its own`() {
    func cells(_ size: Int) -> [ComparedCell] {
      var draft = CellDraft("ipc.pipe", size: size)
      draft.add("thread", workers: 2, python: "3.13.0", wall: 0.1, verdict: .baseline)
      draft.add("process-fork", workers: 2, python: "3.13.0", wall: 0.2, speedUp: (0.5, 0.4, 0.6), verdict: .slower)
      return draft.cells
    }
    var report = SampleReport.empty
    report.comparisons = [
      SampleReport.comparison([cells(1024), cells(1 << 20)]), SampleReport.comparison([cells(1024)]),
    ]
    let ids = ReportCharts(report, language: .english).drawings.map(\.chart.id)
    #expect(ids == ["speedup-ipc.pipe-1024", "speedup-ipc.pipe-1048576", "speedup-ipc.pipe-1024-2"])
  }

  @Test func `null twins are no models`() {
    var draft = CellDraft("cpu.pure", size: 20_000)
    draft.add("serial", python: "3.13.0", wall: 0.1, verdict: .baseline)
    draft.add("serial", python: "3.13.0", wall: 0.1, verdict: nil) { $0.nullTwin = true }
    draft.add("thread", workers: 2, python: "3.13.0", wall: 0.1, verdict: .inconclusive)
    var report = SampleReport.empty
    report.comparisons = [SampleReport.comparison([draft.cells])]
    let tables = ReportCharts(report, language: .english).drawings.map(\.chart.table)
    #expect(tables.map(\.rows.count) == [2])
  }

  @Test(arguments: languages)
  func `every drawn mark that stands for data says what a tooltip should say`(language: ReportLanguage) {
    for drawing in ReportCharts(SampleReport.whole, language: language).drawings {
      let described = drawing.spec.layer.filter { $0.encoding.description != nil }
      #expect(!described.isEmpty, "\(drawing.chart.id)")
      for layer in drawing.spec.layer {
        let isDescribed = layer.encoding.description != nil
        #expect(isDescribed || layer.mark.aria == false, "\(drawing.chart.id)")
        #expect(layer.data.values.allSatisfy { ($0["description"] != nil) == isDescribed }, "\(drawing.chart.id)")
      }
    }
  }

  @Test func `every colour is one of the palette, whose colours all differ`() throws {
    #expect(Set(ChartPalette.all).count == ChartPalette.all.count)
    let known = Set(ChartPalette.all)
    for drawing in ReportCharts(SampleReport.whole, language: .english).drawings {
      let spec = String(decoding: try JSONEncoder().encode(drawing.spec), as: UTF8.self)
      for match in spec.matches(of: #/#[0-9A-Fa-f]{6}/#) {
        #expect(known.contains(String(match.output)), "\(drawing.chart.id) \(match.output)")
      }
    }
  }

  @Test func `a series has one colour and one shape in all charts`() {
    let series = ChartSeriesList(SampleReport.whole)
    #expect(series.all.map(\.name) == ["Python 3.13.0", "Python 3.13.5t", "Swift"])
    #expect(Set(series.all.map(\.colour)).count == 3 && Set(series.all.map(\.shape)).count == 3)
    #expect(series.python("3.13.0", nil) == series.python("3.13.0", "/opt/3.13.0/bin/python3"))
  }

  @Test func `a calibration whose Python has two builds is drawn all the same`() throws {
    var report = SampleReport.empty
    report.interpreters = ["/usr/bin/python3", "/opt/bin/python3"].map {
      ReportedInterpreter(version: "3.13.0", executable: $0, library: nil, isFreeThreaded: false)
    }
    report.calibration = SampleReport.calibration
    let drawing = try #require(ReportCharts(report, language: .english).drawings.first)
    let described = drawing.spec.layer.filter { $0.encoding.description != nil }.flatMap(\.data.values)
    #expect(described.count == SampleReport.calibration.pythons[0].checks.count)
  }

  @Test func `builds are numbered in the order of the report's interpreters`() {
    var report = SampleReport.empty
    report.breakEven = SampleReport.breakEven
    report.breakEven?.pythons = [BreakEvenPython(version: "3.11.2", executable: "/opt/bin/python3", models: [])]
    report.interpreters = ["/usr/bin/python3", "/opt/bin/python3"].map {
      ReportedInterpreter(version: "3.11.2", executable: $0, library: nil, isFreeThreaded: false)
    }
    #expect(ChartSeriesList(report).python("3.11.2", "/opt/bin/python3").name == "Python 3.11.2 (2)")
  }

  @Test func `two builds of one version are told apart`() {
    var report = SampleReport.empty
    report.breakEven = SampleReport.breakEven
    report.breakEven?.pythons = ["/usr/bin/python3", "/opt/bin/python3"].map {
      BreakEvenPython(version: "3.11.2", executable: $0, models: [])
    }
    let series = ChartSeriesList(report)
    #expect(series.all.map(\.name) == ["Python 3.11.2 (1)", "Python 3.11.2 (2)", "Swift"])
  }
}
