import Measurement

/// One sample as it is kept: raw figures, nothing derived but the throughput.
public struct SampleRecord: Codable, Sendable, Hashable {
  /// The cell's number in the run.
  public var cell: Int
  /// The block's number, from 0.
  public var block: Int
  /// Its place in the block's order, from 0.
  public var position: Int
  public var status: CellRecord.Status
  @Nullable public var reason: String?
  /// What the sample's process measured; empty unless `ok`.
  public var report: SampleReport
  /// Peak memory of the sample's process tree.
  public var peakBytes: Int
  /// One-minute load average when it began.
  @Nullable public var load: Double?
  /// Share of the machine's processor time, while it ran, that the hypervisor gave to others.
  @Nullable public var stealShare: Double?
  /// Share that other programs of this machine used.
  @Nullable public var othersShare: Double?

  public init(
    cell: Int, block: Int, position: Int, status: CellRecord.Status, reason: String? = nil,
    report: SampleReport = SampleReport(), peakBytes: Int = 0, load: Double? = nil, stealShare: Double? = nil,
    othersShare: Double? = nil
  ) {
    self.cell = cell
    self.block = block
    self.position = position
    self.status = status
    self.reason = reason
    self.report = report
    self.peakBytes = peakBytes
    self.load = load
    self.stealShare = stealShare
    self.othersShare = othersShare
  }
}

/// One block: every cell once, in an order of its own.
public struct BlockRecord: Codable, Sendable, Hashable {
  /// From 0.
  public var number: Int
  /// Seconds since 1970.
  public var startedAt: Double
  public var seconds: Double
  /// Why its figures are in doubt, as a clause; nil where nothing was seen. It counts all the same.
  @Nullable public var contamination: String?
  /// Processor time of the measuring itself: the lab's own, and that of each sample's supervisor.
  @Nullable public var runnerSeconds: Double?

  public init(
    number: Int, startedAt: Double, seconds: Double, contamination: String? = nil, runnerSeconds: Double? = nil
  ) {
    self.number = number
    self.startedAt = startedAt
    self.seconds = seconds
    self.contamination = contamination
    self.runnerSeconds = runnerSeconds
  }
}
