import Measurement
import Workloads

/// What only some workloads measure: their own figures, and latencies where they found no room beside the others.
struct ComparisonDetails {
  private let cells: [ComparedCell]
  private let names: ComparisonNames
  private let description: WorkloadDescription?
  private let withLatencies: Bool
  private let withFailures: Bool

  /// - Parameter withFailures: Whether cells without figures have a row that says why: where there is no other table.
  init(
    _ cells: [ComparedCell], names: ComparisonNames, description: WorkloadDescription?, withLatencies: Bool,
    withFailures: Bool = false
  ) {
    self.cells = cells
    self.names = names
    self.description = description
    self.withLatencies = withLatencies
    self.withFailures = withFailures
  }

  /// Tables one after another, each under what its figures are; empty where there is nothing.
  func lines(_ palette: Palette, columns: Int) -> [String] {
    metricTables(palette, columns) + latencyTable(palette, columns)
  }

  private struct Column {
    let heading: String
    let value: (ComparedCell) -> String?
  }

  private func metricTables(_ palette: Palette, _ columns: Int) -> [String] {
    let measured = cells.filter { !$0.metrics.isEmpty }
    let metrics = (description?.metrics ?? []).filter { metric in measured.contains { $0.metrics[metric.name] != nil } }
    guard !metrics.isEmpty else { return withFailures ? failures.lines(palette, columns: columns) : [] }
    let legend = metrics.map { "\($0.heading): \($0.meaning)" }.joined(separator: "; ")
    let figures = metrics.map { metric in
      Column(heading: metric.heading) { $0.metrics[metric.name].map { metric.words($0.median) } }
    }
    return legend.wrapped(to: columns).map { palette.paint($0, .faint) }
      + tables(of: measured, figures, palette, columns)
      + (withFailures && measured.count < cells.count ? failures.lines(palette, columns: columns) : [])
  }

  /// Why cells have no figures.
  private var failures: TextTable {
    var table = TextTable(naming)
    for cell in cells where cell.metrics.isEmpty {
      let words = [cell.status == .ok ? nil : cell.status.rawValue, cell.reason].compactMap(\.self)
      let paint: Paint = cell.status == .ok || cell.status == .unsupported ? .faint : .bad
      table.add(name(cell), remark: TextTable.Cell(words.joined(separator: ": "), paint))
    }
    return table
  }

  private func latencyTable(_ palette: Palette, _ columns: Int) -> [String] {
    let measured = cells.filter { $0.latency != nil }
    guard withLatencies, !measured.isEmpty else { return [] }
    let figures: [(String, (ProbeLatency) -> Double?)] = [
      ("p50", { $0.p50 }), ("p90", { $0.p90 }), ("p99", { $0.p99 }), ("p99.9", { $0.p999 }), ("max", { $0.max }),
    ]
    let meaning = (description?.latencyMeaning ?? "latencies").wrapped(to: columns)
    return meaning.map { palette.paint($0, .faint) }
      + tables(
        of: measured,
        figures.map { figure in
          Column(heading: figure.0) { $0.latency.flatMap(figure.1).map(Quantity.duration) }
        }, palette, columns)
  }

  /// One table, or several below each other where the figures do not stand side by side.
  private func tables(
    of cells: [ComparedCell], _ figures: [Column], _ palette: Palette, _ columns: Int
  ) -> [String] {
    var first = table(of: cells, figures)
    var count = figures.count
    while first.width > columns, count > 1 {
      count -= 1
      first = table(of: cells, Array(figures.prefix(count)))
    }
    let rest = Array(figures.dropFirst(count))
    return first.lines(palette) + (rest.isEmpty ? [] : tables(of: cells, rest, palette, columns))
  }

  private func table(of cells: [ComparedCell], _ figures: [Column]) -> TextTable {
    var table = TextTable(naming + figures.map { ($0.heading, .right) })
    for cell in cells { table.add(name(cell) + figures.map { "\($0.value(cell) ?? "–")" }) }
    return table
  }

  private var hasWorkers: Bool { cells.contains { $0.workers > 0 } }

  private var naming: [(String, TextTable.Alignment)] {
    [("language", .left), ("model", .left)] + (hasWorkers ? [("workers", .right)] : [])
  }

  private func name(_ cell: ComparedCell) -> [TextTable.Cell] {
    ["\(names.name(cell.language, cell.pythonExecutable))", "\(cell.model)"]
      + (hasWorkers ? ["\(cell.workers > 0 ? "\(cell.workers)" : "–")"] : [])
  }
}

extension WorkloadMetric {
  private enum Unit: String, CaseIterable {
    // What is the end of another comes after it.
    case bytesPerSecond = "BytesPerSecond"
    case seconds = "Seconds"
    case bytes = "Bytes"
    case count = "Count"
    case share = "Share"
  }

  private var unit: Unit? { Unit.allCases.first { name.hasSuffix($0.rawValue) } }

  /// The name without its unit, in words: `create one`.
  fileprivate var heading: String {
    let stem = name.dropLast(unit?.rawValue.count ?? 0)
    let words = stem.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
    return unit == .share ? words + " share" : words
  }

  fileprivate func words(_ value: Double) -> String {
    switch unit {
    case .bytesPerSecond: Quantity.bytesPerSecond(value)
    case .seconds: Quantity.duration(value)
    case .bytes: (value < 0 ? "−" : "") + Quantity.bytes(Int(value.magnitude.rounded()))
    case .share: Quantity.percent(value)
    case .count: Int(value.rounded()).grouped
    case nil: Quantity.digits(value)
    }
  }
}
