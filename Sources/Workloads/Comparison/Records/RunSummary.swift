/// A run as `gillab runs` lists it: what it was and how much was kept of it.
public struct RunSummary: Codable, Sendable, Hashable {
  public var record: RunRecord
  /// How many.
  public var cells: Int
  public var blocks: Int
  public var samples: Int
  /// Ids, in the order of the cells.
  public var workloads: [String]
  /// Whether a process is carrying it out at this moment. A run whose state is `running` without one was killed.
  public var isUnderWay: Bool

  public init(
    record: RunRecord, cells: Int, blocks: Int, samples: Int, workloads: [String], isUnderWay: Bool = false
  ) {
    self.record = record
    self.cells = cells
    self.blocks = blocks
    self.samples = samples
    self.workloads = workloads
    self.isUnderWay = isUnderWay
  }
}
