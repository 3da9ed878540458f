/// What a cell's samples add up to: the status that figures, exports and other runs go by.
///
/// A cell's own ``CellRecord/status`` is what the pilot saw of it. One that turns wrong in a later block must not have
/// timings anywhere, so whoever shows a cell asks this.
public struct CellOutcome: Sendable, Hashable {
  public let status: CellRecord.Status
  /// Why it is not `ok`, or what was seen of failures although it is; as a clause.
  public let reason: String?
  /// How many samples were not `ok`.
  public let failedSamples: Int

  /// One sample, as far as it matters here.
  public struct Sample: Sendable {
    public let status: CellRecord.Status
    public let reason: String?

    public init(status: CellRecord.Status, reason: String?) {
      self.status = status
      self.reason = reason
    }
  }

  /// - One wrong sum makes the cell wrong: its other samples are no better than their luck.
  /// - A cell that fails now and then, in fewer than half of its samples, is `ok` with a note.
  /// - Else it is what most of its failures are.
  ///
  /// - Parameters:
  ///   - status: What the pilot saw.
  ///   - samples: The cell's, in the order of blocks.
  public init(pilot status: CellRecord.Status, reason: String?, samples: [Sample]) {
    let failures = samples.filter { $0.status != .ok }
    failedSamples = failures.count
    let isSettled = status == .wrong || status == .unsupported || status != .ok && samples.isEmpty
    if isSettled {
      (self.status, self.reason) = (status, reason)
    } else if let wrong = failures.first(where: { $0.status == .wrong }) {
      (self.status, self.reason) = (.wrong, wrong.reason)
    } else if let failure = Self.mostFrequent(failures) {
      let isRare = failures.count * 2 < samples.count
      let clause = [failure.status.rawValue, failure.reason].compactMap(\.self).joined(separator: ": ")
      self.status = isRare ? .ok : failure.status
      self.reason = isRare ? "\(failures.count) of \(samples.count) samples \(clause)" : failure.reason
    } else {
      (self.status, self.reason) = (.ok, samples.isEmpty ? ReasonPhrase.noBlock() : nil)
    }
  }

  /// - Parameter samples: The cell's, each block's once.
  public init(_ cell: CellRecord, samples: [SampleRecord]) {
    self.init(
      pilot: cell.status, reason: cell.reason,
      samples: samples.sorted { $0.block < $1.block }.map { Sample(status: $0.status, reason: $0.reason) })
  }

  /// The first failure of the kind that there are most of; of kinds that are as frequent, the one that came first.
  private static func mostFrequent(_ failures: [Sample]) -> Sample? {
    failures.reduce(nil as Sample?) { best, failure in
      guard let best else { return failure }
      func count(_ status: CellRecord.Status) -> Int { failures.count { $0.status == status } }
      return count(failure.status) > count(best.status) ? failure : best
    }
  }
}
