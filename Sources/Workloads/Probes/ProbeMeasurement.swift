/// What a worker measured under one condition, raw.
public struct ProbeMeasurement: Codable, Sendable, Hashable {
  /// Each latency in nanoseconds, in order of measurement; empty where an amount was measured.
  public var latencies: [UInt64]
  /// Operations, bytes or hand-offs.
  public var amount: Double
  /// In which the amount was done.
  public var seconds: Double
  /// As it was in force: Python's, or how long a mutex was held at a time; nil where there is neither.
  public var switchIntervalSeconds: Double?
  /// Whether the GIL was on at the end; nil for a native equivalent.
  public var isGILEnabled: Bool?

  public init(latencies: [UInt64]) {
    self.latencies = latencies
    amount = 0
    seconds = 0
  }

  public init(amount: Double, seconds: Double) {
    latencies = []
    self.amount = amount
    self.seconds = seconds
  }
}
