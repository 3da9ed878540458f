/// Sorts what threads did into bins of equal length, while the events pass.
struct TimeLineTally {
  private var start: UInt64
  private let end: UInt64
  private let binCount: Int
  private var binNanoseconds: UInt64
  private(set) var rows: [TimeLine.Row]

  /// Finer than any terminal, so that a reporter can make its columns of them.
  private static let finestBins = 4096
  /// Of all threads together: 64 MiB with two numbers each.
  private static let cells = 4 << 20

  init(threads: Int, start: UInt64, end: UInt64) {
    self.start = start
    self.end = max(end, start + 1)
    binCount = max(64, min(Self.finestBins, Self.cells / max(1, threads)))
    binNanoseconds = Self.length(of: self.end - start, in: binCount)
    rows = Array(repeating: TimeLine.Row(), count: threads)
  }

  /// The last bin may end after the time line does.
  private static func length(of nanoseconds: UInt64, in bins: Int) -> UInt64 {
    (nanoseconds + UInt64(bins) - 1) / UInt64(bins)
  }

  /// Begins anew at a later time.
  mutating func restart(at now: UInt64) {
    start = min(now, end - 1)
    binNanoseconds = Self.length(of: end - start, in: binCount)
    rows = Array(repeating: TimeLine.Row(), count: rows.count)
  }

  mutating func add(_ span: Span) {
    let from = max(span.start, start) - start
    let to = min(max(span.end, start), end) - start
    guard from < to else { return }
    if rows[span.thread].held.isEmpty {
      rows[span.thread].held = Array(repeating: 0, count: binCount)
      rows[span.thread].waited = rows[span.thread].held
    }
    switch span.activity {
    case .holding: Self.add(from..<to, to: &rows[span.thread].held, of: binNanoseconds)
    case .waiting: Self.add(from..<to, to: &rows[span.thread].waited, of: binNanoseconds)
    }
  }

  private static func add(_ range: Range<UInt64>, to bins: inout [UInt64], of length: UInt64) {
    var bin = Int(range.lowerBound / length)
    var from = range.lowerBound
    while from < range.upperBound {
      let to = min(range.upperBound, UInt64(bin + 1) * length)
      bins[bin] += to - from
      from = to
      bin += 1
    }
  }

  func timeLine(of threads: [Int]) -> TimeLine {
    // Bins beyond the end would be columns of nothing.
    let used = Int((end - start + binNanoseconds - 1) / binNanoseconds)
    let rows = threads.map { thread in
      var row = self.rows[thread]
      row.binNanoseconds = Double(binNanoseconds)
      row.held.removeLast(max(0, row.held.count - used))
      row.waited.removeLast(max(0, row.waited.count - used))
      return row
    }
    return TimeLine(seconds: Double(end - start) / 1e9, rows: rows)
  }
}
