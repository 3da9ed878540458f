import Measurement
import Workloads

/// A row for each cell: what it took, and how it compares.
struct ComparisonTable {
  private struct Column {
    let heading: String
    var alignment = TextTable.Alignment.right
    /// Left out first where the table is too wide; nil for what must be there.
    var omittedAs: Int?
    let value: (ComparedCell) -> TextTable.Cell
  }

  private let table: TextTable
  private let columns: Int
  /// Whether the table itself has them; if not they need one of their own.
  let hasLatencies: Bool
  /// Which columns did not fit, as a sentence.
  let omission: String?

  /// - Parameter withLatencies: Whether some of their percentiles may stand beside the other figures.
  init(_ cells: [ComparedCell], names: ComparisonNames, columns: Int, withLatencies: Bool = true) {
    var shown = Self.all(cells, names).filter { withLatencies || $0.omittedAs != latencyOmission }
    var table = Self.table(cells, shown)
    var omitted: [String] = []
    while table.width > columns, let next = shown.compactMap(\.omittedAs).min() {
      omitted += shown.filter { $0.omittedAs == next }.map(\.heading)
      shown.removeAll { $0.omittedAs == next }
      table = Self.table(cells, shown)
    }
    self.table = table
    self.columns = columns
    hasLatencies = shown.contains { $0.omittedAs == latencyOmission }
    let lost = omitted.filter { $0 != "p50" && $0 != "p99" }
    omission = lost.isEmpty ? nil : "Without \(lost.joined(separator: ", ")), which need a wider terminal."
  }

  func lines(_ palette: Palette) -> [String] { table.lines(palette, columns: columns) }

  private static func table(_ cells: [ComparedCell], _ columns: [Column]) -> TextTable {
    var table = TextTable(columns.map { ($0.heading, $0.alignment) })
    // Those that name the cell: a remark takes the place of all after them.
    let names = columns.prefix { $0.heading != "wall" }
    for cell in cells {
      if cell.wallSeconds == nil {
        let words = [cell.status == .ok ? nil : cell.status.rawValue, cell.reason].compactMap(\.self)
        let paint: Paint = cell.status == .ok || cell.status == .unsupported ? .faint : .bad
        table.add(names.map { $0.value(cell) }, remark: TextTable.Cell(words.joined(separator: ": "), paint))
      } else {
        table.add(columns.map { $0.value(cell) })
      }
    }
    return table
  }

  private static func all(_ cells: [ComparedCell], _ names: ComparisonNames) -> [Column] {
    var columns = [
      Column(heading: "language", alignment: .left) { "\(names.name($0.language, $0.pythonExecutable))" },
      Column(heading: "model", alignment: .left) { "\($0.model)" },
    ]
    if cells.contains(where: { $0.workers > 0 }) {
      columns.append(Column(heading: "workers", omittedAs: 5) { "\($0.workers > 0 ? "\($0.workers)" : "–")" })
    }
    columns += [
      Column(heading: "wall") { "\($0.wallSeconds.map { Quantity.duration($0.median) } ?? "–")" },
      Column(heading: "speed-up") { "\($0.speedUpText ?? "–")" },
    ]
    if cells.contains(where: { $0.efficiency != nil }) {
      columns.append(
        Column(heading: "efficiency", omittedAs: 4) { "\($0.efficiency.map { String(decimals: 2, $0) } ?? "–")" })
    }
    columns += [
      Column(heading: "CPU", omittedAs: 2) { "\($0.cpuSeconds.map(Quantity.duration) ?? "–")" },
      Column(heading: "memory", omittedAs: 3) { "\($0.peakBytes.map(Quantity.bytes) ?? "–")" },
    ]
    if cells.contains(where: { $0.latency != nil }) {
      columns += [
        Column(heading: "p50", omittedAs: latencyOmission) {
          "\($0.latency.map { Quantity.duration($0.p50) } ?? "–")"
        },
        Column(heading: "p99", omittedAs: latencyOmission) {
          "\($0.latency?.p99.map(Quantity.duration) ?? "–")"
        },
      ]
    }
    columns.append(
      Column(heading: "verdict", alignment: .left) { TextTable.Cell($0.verdict?.rawValue ?? "–", $0.paint) })
    return columns
  }
}

/// Latencies are the first to be left out, since they then get a table of their own.
private let latencyOmission = 1

extension ComparedCell {
  /// `1.90× (1.80 – 2.00)`; `1.00×` for the baseline.
  var speedUpText: String? {
    guard let speedup else { return nil }
    if verdict == .baseline { return Quantity.times(1) }
    let ends = [speedup.low, speedup.high].map(Quantity.digits).joined(separator: " – ")
    return "\(Quantity.times(speedup.estimate)) (\(ends))"
  }

  fileprivate var paint: Paint? {
    switch verdict {
    case .faster: .good
    case .slower: .bad
    case .baseline, .inconclusive, nil: .faint
    }
  }
}
