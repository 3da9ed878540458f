import Workloads

/// One workload of one size, as a comparison of the report has it.
struct ChartGroup {
  /// Where the cell is in `report.json`, and the cell.
  struct Cell {
    let path: String
    let cell: ComparedCell
  }

  let workload: String
  let size: Int
  /// Without null twins.
  let cells: [Cell]
  /// Whether the report has the workload in other sizes, too.
  let hasOtherSizes: Bool

  /// Fit for a file's name.
  var slug: String { hasOtherSizes ? "\(workload)-\(size)" : workload }

  /// As a title names it.
  func name(_ words: WorkloadWords) -> String {
    hasOtherSizes ? words.say.list([workload, words.size(size, of: workload)]) : workload
  }

  static func all(of report: ResearchReport) -> [ChartGroup] {
    let sizes = Dictionary(grouping: report.comparisons.flatMap(\.groups), by: \.workload)
    return report.comparisons.enumerated().flatMap { number, comparison in
      comparison.groups.map { group in
        ChartGroup(
          workload: group.workload, size: group.size,
          cells: comparison.cells.enumerated().filter {
            $0.element.workload == group.workload && $0.element.size == group.size && !$0.element.nullTwin
          }
          .map { Cell(path: "comparisons/\(number)/cells/\($0.offset)", cell: $0.element) },
          hasOtherSizes: Set((sizes[group.workload] ?? []).map(\.size)).count > 1)
      }
    }
  }

  /// Cells by what their row is called, in the order of the catalogue; of one row, in the report's order.
  func rows(where isDrawn: (ComparedCell) -> Bool) -> [(label: String, cells: [Cell])] {
    let drawn = cells.filter { isDrawn($0.cell) }
    let counts = Dictionary(grouping: drawn, by: \.cell.model).mapValues { Set($0.map(\.cell.workers)).count }
    let byRow = Dictionary(grouping: drawn) { Row(model: $0.cell.model, workers: $0.cell.workers) }
    return byRow.keys.sorted().map { row in
      (row.label(showsWorkers: (counts[row.model] ?? 1) > 1), byRow[row] ?? [])
    }
  }

  private struct Row: Hashable, Comparable {
    let model: String
    let workers: Int

    func label(showsWorkers: Bool) -> String { showsWorkers && workers > 0 ? "\(model) ×\(workers)" : model }

    static func < (one: Row, other: Row) -> Bool {
      (ModelOrder.place(of: one.model), one.workers) < (ModelOrder.place(of: other.model), other.workers)
    }
  }
}

/// Models of both languages in one order: Python's as they are listed, then those that only Swift has.
enum ModelOrder {
  private static let names: [String] = Model.all.map(\.name).reduce(into: []) {
    if !$0.contains($1) { $0.append($1) }
  }

  static func place(of model: String) -> Int { names.firstIndex(of: model) ?? names.count }
}
