import Workloads

/// A cell with the samples of it that can be used.
struct MeasuredCell {
  let cell: CellRecord
  /// What the cell as a whole is.
  let outcome: CellOutcome
  /// The `ok` samples by block; empty unless the cell is `ok`.
  let samples: [Int: SampleRecord]
  /// Units a second by block.
  let throughput: [Int: Double]

  init(_ cell: CellRecord, samples all: [SampleRecord]) {
    self.cell = cell
    // A block that was begun again after a crash has its newer samples last.
    let latest = Dictionary(all.map { ($0.block, $0) }) { _, newer in newer }
    outcome = CellOutcome(cell, samples: Array(latest.values))
    samples = outcome.status == .ok ? latest.filter { $0.value.status == .ok } : [:]
    let work = CellWork(cell)
    throughput = samples.compactMapValues { work.throughput($0.report) }
  }

  var hasFigures: Bool { !throughput.isEmpty }

  /// In the order of blocks.
  var reports: [SampleReport] { ordered.map(\.report) }

  var ordered: [SampleRecord] { samples.values.sorted { $0.block < $1.block } }
}
