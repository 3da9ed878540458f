import FoundationEssentials
import Workloads

/// A row for each sample with all its raw figures, and what its cell and block are.
///
/// RFC 4180: a line of headings, fields in quotes where they need them, lines that end in CR LF. Lists are JSON in a field.
struct CSVExport: RunExport {
  static let columns = [
    "run", "block", "position", "cell", "workload", "size", "language", "model", "workers", "python", "isNullTwin",
    "units", "repeats", "status", "reason", "unsupported", "checksum", "wallSeconds", "creationSeconds", "joinSeconds",
    "windowSeconds", "userSeconds", "systemSeconds", "voluntarySwitches", "involuntarySwitches", "peakBytes", "load",
    "stealShare", "othersShare", "blockStartedAt", "contamination", "workerReports", "metrics", "latencies",
  ]

  private let sink: ExportSink
  private let run: String
  private let cells: [Int: CellRecord]
  private let blocks: [Int: BlockRecord]
  private let encoder = JSONEncoder()

  init(_ outline: StoredRun, to sink: ExportSink) throws {
    self.sink = sink
    run = outline.record.id
    cells = Dictionary(outline.cells.map { ($0.index, $0) }) { first, _ in first }
    blocks = Dictionary(outline.blocks.map { ($0.number, $0) }) { first, _ in first }
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try sink.write(Self.columns.joined(separator: ",") + "\r\n")
  }

  mutating func add(_ sample: SampleRecord) throws {
    let cell = cells[sample.cell]
    let block = blocks[sample.block]
    let report = sample.report
    let fields = [
      run, "\(sample.block)", "\(sample.position)", "\(sample.cell)", cell?.workload, text(cell?.size),
      cell?.language.rawValue, cell?.model, text(cell?.workers), cell?.python?.version, text(cell?.isNullTwin),
      text(cell?.units), text(cell?.repeats), sample.status.rawValue, sample.reason, report.unsupported,
      report.checksum, "\(report.wallSeconds)", "\(report.creationSeconds)", "\(report.joinSeconds)",
      "\(report.windowSeconds)", "\(report.userSeconds)", "\(report.systemSeconds)", "\(report.voluntarySwitches)",
      "\(report.involuntarySwitches)", "\(sample.peakBytes)", text(sample.load), text(sample.stealShare),
      text(sample.othersShare), text(block?.startedAt), block?.contamination, try json(report.workers),
      try json(report.metrics), try json(report.latencies),
    ]
    try sink.write(fields.map { Self.field($0 ?? "") }.joined(separator: ",") + "\r\n")
  }

  mutating func end() throws {}

  private func text(_ value: (some CustomStringConvertible)?) -> String? { value.map { "\($0)" } }

  private func json(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
