import FoundationEssentials
import Workloads

/// pyperf's file format: a benchmark for each cell whose outcome is `ok`, and a run of pyperf's for each sample, with one value.
///
/// The value is the seconds of one unit. pyperf divides what a run took by `loops` and `inner_loops`, which are here the
/// repeats and the units. So files of two runs compare, whatever number of units either's pilot chose.
///
/// Source: https://pyperf.readthedocs.io/en/latest/api.html#pyperf-json-file-format and its `_metadata.py`, which says
/// what type each entry must have.
struct PyperfExport: RunExport {
  private let sink: ExportSink
  private let encoder = JSONEncoder()
  private let outline: StoredRun
  private let cells: [Int: CellRecord]
  private let blocks: [Int: BlockRecord]
  private let names: [Int: String]
  private let measured: Set<Int>
  /// The cell whose benchmark is being written.
  private var current: Int?

  init(_ outline: StoredRun, measured: Set<Int>, to sink: ExportSink) throws {
    self.sink = sink
    self.outline = outline
    self.measured = measured
    cells = Dictionary(outline.cells.map { ($0.index, $0) }) { first, _ in first }
    blocks = Dictionary(outline.blocks.map { ($0.number, $0) }) { first, _ in first }
    names = PyperfMetadata.names(of: outline.cells)
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// By cell.
  mutating func add(_ sample: SampleRecord) throws {
    guard let cell = cells[sample.cell], measured.contains(sample.cell), sample.status == .ok,
      sample.report.wallSeconds > 0,
      sample.report.wallSeconds.isFinite, cell.units > 0, cell.repeats > 0
    else { return }
    if current == sample.cell {
      try sink.write(",\n")
    } else {
      try open(cell)
    }
    let run = PyperfRun(
      values: [sample.report.wallSeconds / Double(cell.units) / Double(cell.repeats)],
      metadata: PyperfMetadata.entries(of: sample, in: blocks[sample.block]))
    try sink.write(encoder.encode(run))
  }

  mutating func end() throws {
    guard current != nil else { throw ExportError.nothingMeasured(run: outline.record.id) }
    try sink.write("]}]}\n")
  }

  private mutating func open(_ cell: CellRecord) throws {
    if current == nil {
      try sink.write("{\"version\":\"1.0\",\n\"metadata\":")
      try sink.write(encoder.encode(PyperfMetadata.entries(of: outline.record)))
      try sink.write(",\n\"benchmarks\":[\n")
    } else {
      try sink.write("]},\n")
    }
    current = cell.index
    try sink.write("{\"metadata\":")
    try sink.write(encoder.encode(PyperfMetadata.entries(of: cell, named: names[cell.index] ?? "\(cell.index)")))
    try sink.write(",\n\"runs\":[\n")
  }
}

private struct PyperfRun: Encodable {
  var values: [Double]
  var metadata: [String: PyperfValue]
}
