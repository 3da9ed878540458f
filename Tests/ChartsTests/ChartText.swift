import Charts
import Workloads

/// What a reader who sees no picture gets: title, caption and table.
func text(of chart: ReportChart) -> String {
  let head = "| " + chart.table.columns.joined(separator: " | ") + " |"
  let rule = "|" + String(repeating: "---|", count: chart.table.columns.count)
  let rows = chart.table.rows.map { "| " + $0.map(\.text).joined(separator: " | ") + " |" }
  return (["## \(chart.title)", "`\(chart.id)`", chart.caption, "", head, rule] + rows).joined(separator: "\n")
}
