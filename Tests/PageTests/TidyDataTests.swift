import Foundation
import Testing
import Workloads

@testable import Reports

@Suite struct TidyDataTests {
  @Test func `the table has a row for every figure of every part`() throws {
    let report = try WrittenReport()
    let text = try report.text(report.files.data)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.first == "kind,run,python,language,model,workload,size,workers,metric,unit,estimate,low,high,samples")
    #expect(lines.last == "")
    #expect(
      lines.contains(
        "comparison,20261123-054023-1924,3.13.5t,python,thread,cpu.pure,20000,2,speedup,ratio,1.93,1.8527999999999998,1.9879,20"
      ))
    #expect(
      lines.contains(
        "probe,probe-20261123-055001-77aa,3.13.0,python,sweep,acquisition,,1,latency.p50@switchInterval=0.005,seconds,0.005,,,900"
      ))
    #expect(lines.contains("calibration,,3.13.0,,,convoy,,,recordingCost,ratio,1.004,0.991,1.019,12"))
    let kinds = Set(lines.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) })
    #expect(kinds == Set(ReportSource.Kind.allCases.map(\.rawValue)))
  }

  @Test func `every estimate of a comparison is a number of report.json`() throws {
    let report = try WrittenReport()
    let json = try report.json()
    let cells = SampleReport.full.comparisons[1].cells
    let rows = TidyData(SampleReport.full).rows.filter { $0.subject.workload == "io.tcp" && $0.metric == "latency.p99" }
    let expected = cells.indices.compactMap { json.number("comparisons/1/cells/\($0)/latency/p99") }
    #expect(!expected.isEmpty)
    #expect(rows.map(\.estimate) == expected)
  }

  @Test func `fields with commas, quotes and line ends are quoted`() {
    var row = TidyRow(
      subject: TidyRow.Subject(kind: .timeline), metric: "m", unit: "u", estimate: 0.1, low: nil, high: nil,
      samples: nil)
    row.subject.workload = "a,\"b\"\nc"
    #expect(row.line == "timeline,,,,,\"a,\"\"b\"\"\nc\",,,m,u,0.1,,,\r\n")
  }

  @Test func `report.json is read back as the same report`() throws {
    let report = try WrittenReport()
    let read = try JSONDecoder().decode(ResearchReport.self, from: Data(contentsOf: URL(filePath: report.files.json)))
    #expect(read == SampleReport.full)
  }
}
