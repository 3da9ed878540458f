import Measurement
import Workloads

/// The part of the text that is about one workload and size.
struct ComparisonSection {
  let group: ComparisonGroup
  let names: ComparisonNames
  /// Null twins apart.
  let cells: [ComparedCell]
  let threshold: Double
  /// Nil where the workload does not need the server.
  let serverDelayMicroseconds: Int?
  let isAA: Bool
  let palette: Palette
  let columns: Int

  init(
    _ group: ComparisonGroup, of report: ComparisonReport, names: ComparisonNames, palette: Palette, columns: Int
  ) {
    self.group = group
    self.names = names
    cells = report.cells.filter { $0.workload == group.workload && $0.size == group.size && !$0.nullTwin }
    threshold = report.threshold
    let needsServer = WorkloadCatalog[group.workload]?.needsServer ?? false
    serverDelayMicroseconds = needsServer ? report.serverDelayMicroseconds : nil
    isAA = report.aa != nil
    self.palette = palette
    self.columns = columns
  }

  private var description: WorkloadDescription? { WorkloadCatalog[group.workload] }

  var lines: [String] {
    let isAboutLatency = description?.isAboutLatency ?? false
    // Where times are not compared, what the workload itself measures is the table.
    let table =
      isTimed ? ComparisonTable(cells, names: names, columns: columns - 2, withLatencies: !isAboutLatency) : nil
    let details = ComparisonDetails(
      cells, names: names, description: description, withLatencies: !(table?.hasLatencies ?? false),
      withFailures: table == nil)
    return [""] + painted(heading, .strong, indent: "") + painted(comparedWith, .faint)
      + (table?.lines(palette).map { "  " + $0 } ?? []) + painted(table?.omission, .faint)
      + details.lines(palette, columns: columns - 2).map { $0.isEmpty ? "" : "  " + $0 }
      + ComparisonConclusions(self).sentences.flatMap { painted($0.text, $0.paint, indent: "  ") }
  }

  private var isTimed: Bool { description?.isTimed ?? true }

  private var heading: String {
    guard let description else { return "\(group.workload), size \(group.size.grouped)" }
    let delay = serverDelayMicroseconds.map { ", server delay \(Quantity.duration(Double($0) / 1e6))" } ?? ""
    return "\(group.workload), \(description.words(size: group.size))\(delay): \(description.summary)"
  }

  /// What the speed-ups are over; nil where nothing is compared.
  private var comparedWith: String? {
    let own = cells.first { $0.verdict == .baseline }
    guard let own else { return nil }
    let baselines = Set(cells.filter { $0.language == .python && $0.verdict == .baseline }.map(\.pythonExecutable))
    let hasSerial = cells.contains { $0.model == "serial" && $0.lane == own.lane }
    let reason = own.model == "serial" || !hasSerial ? "" : ", as serial cannot do this"
    if baselines.count > 1 {
      let swift = cells.contains { $0.language == .swift } ? ", Swift's over \(names.name(own.subject))" : ""
      return "speed-up over \(own.model) of the same Python\(swift)\(reason)"
    }
    return "speed-up over \(names.name(own.subject))\(reason)"
  }

  func painted(_ sentence: String?, _ paint: Paint?, indent: String = "  ") -> [String] {
    guard let sentence else { return [] }
    return sentence.wrapped(to: columns - indent.count, indent: indent)
      .map { (indent.isEmpty ? "" : "  ") + palette.paint($0, paint) }
  }
}

extension WorkloadDescription {
  /// A size in words: `20,000 iterations a unit`, `1.00 KiB a payload`.
  func words(size: Int) -> String {
    guard sizeMeaning.hasPrefix("bytes ") else { return "\(size.grouped) \(sizeMeaning)" }
    return Quantity.bytes(size) + sizeMeaning.dropFirst("bytes".count)
  }
}
