import Workloads

/// As much as a study of five Pythons has: its charts have pictures of 60 KB and tables of 70 rows.
enum LargeReport {
  static var report: ResearchReport {
    var report = SampleReport.full
    let versions = ["3.9.18", "3.10.13", "3.11.7", "3.12.1", "3.13.5t"]
    report.interpreters = versions.map {
      ReportedInterpreter(
        version: $0, executable: "/opt/\($0)/bin/python3", library: nil, isFreeThreaded: $0.hasSuffix("t"))
    }
    let pattern = report.claims?.claims[1]
    report.claims?.claims = (0..<30).compactMap { number in
      guard var claim = pattern, let verdict = claim.verdicts.first else { return nil }
      claim.id = "claim-\(number)"
      claim.verdicts = versions.map { version in
        var one = verdict
        one.python = version
        one.pythonExecutable = "/opt/\(version)/bin/python3"
        one.evidence += verdict.evidence
        return one
      }
      return claim
    }
    return report
  }

  static var charts: [ReportChart] {
    let dot = "<circle cx=\"10\" cy=\"10\" r=\"5\" fill=\"#0072B2\" aria-label=\"a mark with some words about it\"/>\n"
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\">" + String(repeating: dot, count: 60_000 / dot.utf8.count) + "</svg>"
    let figure = ReportFigure(path: "comparisons/0/cells/1/speedup/estimate", value: 0.98, text: "0.98×")
    let row: [ReportCell] = ["Python 3.13.0 thread ×2"] + (0..<6).map { _ in ReportCell([.figure(figure)]) }
    let table = ReportTable(
      columns: ["Model"] + (0..<6).map { "Column \($0)" }, rows: [[ReportCell]](repeating: row, count: 70))
    return (0..<20).map {
      ReportChart(id: "chart-\($0)", section: .speedup, title: "A chart", caption: "", table: table, svg: svg)
    }
  }
}
