import Workloads

/// Charts drawn by hand, one of every section, with the shape that real ones have: marks with names, colours as attributes.
enum SampleCharts {
  static func charts(_ report: ResearchReport) -> [ReportChart] {
    report.comparisons.indices.map { speedup(report, $0) }
      + ReportChart.Section.allCases.filter { $0 != .speedup }.map { other($0, report) }
  }

  private static func speedup(_ report: ResearchReport, _ place: Int) -> ReportChart {
    let comparison = report.comparisons[place]
    let shown = comparison.cells.indices.filter { comparison.cells[$0].speedup != nil }
    let rows = shown.map { number -> [ReportCell] in
      let cell = comparison.cells[number]
      let path = "comparisons/\(place)/cells/\(number)/speedup/"
      let values = [cell.speedup?.estimate ?? 0, cell.speedup?.low ?? 0, cell.speedup?.high ?? 0]
      let figures = zip(["estimate", "low", "high"], values).map { key, value in
        ReportCell([.figure(ReportFigure(path: path + key, value: value, text: "\((value * 100).rounded() / 100)×"))])
      }
      return [ReportCell("\(cell.python ?? "Swift") \(cell.model)")] + figures
    }
    let marks = shown.enumerated().map { line, number in
      let cell = comparison.cells[number]
      let color = cell.python == nil ? "#D55E00" : cell.python == "3.13.0" ? "#0072B2" : "#009E73"
      let x = 200 + min(480, (cell.speedup?.estimate ?? 0) * 90)
      let y = 30 + line * 24
      return """
        <text x="190" y="\(y + 4)" text-anchor="end" font-size="12" fill="#1F2328">\(cell.python ?? "Swift") \(cell.model)</text>
        <line x1="\(x - 12)" x2="\(x + 12)" y1="\(y)" y2="\(y)" stroke="\(color)" stroke-width="2"/>
        <circle cx="\(x)" cy="\(y)" r="5" fill="\(color)" role="graphics-symbol" aria-label="\(cell.model): \(cell.speedup?.estimate ?? 0)×"/>
        """
    }
    return ReportChart(
      id: "speedup-\(comparison.groups[0].workload)", section: .speedup, title: comparison.groups[0].workload,
      caption: "Median and interval by model.",
      table: ReportTable(columns: ["Model", "Median", "Low", "High"], rows: rows),
      svg: svg(height: 50 + shown.count * 24, marks.joined(separator: "\n")))
  }

  private static func other(_ section: ReportChart.Section, _ report: ResearchReport) -> ReportChart {
    let bars = (0..<5).map { bar in
      """
      <rect x="\(100 + bar * 110)" y="\(180 - bar * 30)" width="80" height="\(20 + bar * 30)" fill="#56B4E9" aria-label="bar \(bar)"/>
      """
    }
    let cores = ReportFigure(path: "host/cores", value: Double(report.host.cores), text: "\(report.host.cores)")
    return ReportChart(
      id: "\(section.rawValue)-1", section: section, title: "A chart of \(section.rawValue)", caption: "How it reads.",
      table: ReportTable(
        columns: ["What", "Value"], rows: [["cores", ReportCell([.text("there are "), .figure(cores)])]]),
      svg: section == .calibration ? nil : svg(height: 220, bars.joined(separator: "\n")))
  }

  private static func svg(height: Int, _ marks: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 \(height)" width="720" height="\(height)" font-family="sans-serif">
    <rect width="720" height="\(height)" fill="#FFFFFF"/>
    <line x1="290" x2="290" y1="10" y2="\(height - 10)" stroke="#8C959F"/>
    \(marks)
    </svg>
    """
  }
}
