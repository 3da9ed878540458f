import Workloads

/// A cell with the samples of it that can be used.
struct MeasuredCell {
  let cell: CellRecord
  /// What the cell as a whole is: see ``Outcome``.
  let outcome: Outcome
  /// The `ok` samples by block; empty unless the cell is `ok`.
  let samples: [Int: SampleRecord]
  /// Units a second by block.
  let throughput: [Int: Double]

  init(_ cell: CellRecord, samples all: [SampleRecord]) {
    self.cell = cell
    // A block that was begun again after a crash has its newer samples last.
    let latest = Dictionary(all.map { ($0.block, $0) }) { _, newer in newer }
    outcome = Outcome(cell, samples: latest.values.sorted { $0.block < $1.block })
    samples = outcome.status == .ok ? latest.filter { $0.value.status == .ok } : [:]
    let work = CellWork(cell)
    throughput = samples.compactMapValues { work.throughput($0.report) }
  }

  var hasFigures: Bool { !throughput.isEmpty }

  /// In the order of blocks.
  var reports: [SampleReport] { ordered.map(\.report) }

  var ordered: [SampleRecord] { samples.values.sorted { $0.block < $1.block } }
}

/// What a cell's samples add up to.
struct Outcome {
  let status: CellRecord.Status
  let reason: String?
  let failedSamples: Int

  /// - One wrong sum makes the cell wrong: its other samples are no better than their luck.
  /// - A cell that fails now and then, in fewer than half of its samples, is `ok` with a note.
  /// - Else it is what most of its failures are.
  init(_ cell: CellRecord, samples: [SampleRecord]) {
    let failures = samples.filter { $0.status != .ok }
    failedSamples = failures.count
    let isSettled = cell.status == .wrong || cell.status == .unsupported || cell.status != .ok && samples.isEmpty
    if isSettled {
      (status, reason) = (cell.status, cell.reason)
    } else if let wrong = failures.first(where: { $0.status == .wrong }) {
      (status, reason) = (.wrong, wrong.reason)
    } else if let failure = Self.mostFrequent(failures) {
      let isRare = failures.count * 2 < samples.count
      let clause = [failure.status.rawValue, failure.reason].compactMap(\.self).joined(separator: ": ")
      status = isRare ? .ok : failure.status
      reason = isRare ? "\(failures.count) of \(samples.count) samples \(clause)" : failure.reason
    } else {
      (status, reason) = (.ok, samples.isEmpty ? "no block of it was finished" : nil)
    }
  }

  /// The first failure of the kind that there are most of; of kinds that are as frequent, the one that came first.
  private static func mostFrequent(_ failures: [SampleRecord]) -> SampleRecord? {
    failures.reduce(nil as SampleRecord?) { best, failure in
      guard let best else { return failure }
      func count(_ status: CellRecord.Status) -> Int { failures.count { $0.status == status } }
      return count(failure.status) > count(best.status) ? failure : best
    }
  }
}
