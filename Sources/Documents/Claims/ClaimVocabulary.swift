/// The words that the tests of a claims file may use: what can be measured, of what.
///
/// This room knows no models and no workloads, so whoever reads a claims file brings their names.
public struct ClaimVocabulary: Sendable {
  public struct Workload: Sendable {
    public let id: String
    /// What can be said of its cells; it has `speedup` where models can be compared by their speed.
    public let metrics: [String]
    /// Whether it can be done one unit after another, which is what a speed-up is over where nothing else is named.
    public let hasSerial: Bool

    public init(id: String, metrics: [String], hasSerial: Bool) {
      self.id = id
      self.metrics = metrics
      self.hasSerial = hasSerial
    }
  }

  public let workloads: [Workload]
  public let models: [String]

  public init(workloads: [Workload], models: [String]) {
    self.workloads = workloads
    self.models = models
  }

  static let speedUp = "speedup"
  static let efficiency = "efficiency"
  /// A figure of this kind has a meaning only beside another of its kind.
  static func isRate(_ metric: String) -> Bool { metric.hasSuffix("PerSecond") }
}
