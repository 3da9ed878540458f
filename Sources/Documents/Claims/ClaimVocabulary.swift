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
    /// Whether it is for whoever asks to say how many workers there are.
    public let hasWorkers: Bool

    public init(id: String, metrics: [String], hasSerial: Bool, hasWorkers: Bool = true) {
      self.id = id
      self.metrics = metrics
      self.hasSerial = hasSerial
      self.hasWorkers = hasWorkers
    }
  }

  public let workloads: [Workload]
  public let models: [String]
  /// Those of the models that have one worker, who does one unit after another.
  public let serialModels: Set<String>
  /// Other names of models, with the name that each is an alias of.
  public let aliases: [String: String]

  public init(
    workloads: [Workload], models: [String], serialModels: Set<String> = ["serial"], aliases: [String: String] = [:]
  ) {
    self.workloads = workloads
    self.models = models
    self.serialModels = serialModels
    self.aliases = aliases
  }

  func isSerial(_ model: String) -> Bool { serialModels.contains(model) }

  /// The one name of a model that has several.
  func name(of model: String) -> String { aliases[model] ?? model }

  static let speedUp = "speedup"
  static let efficiency = "efficiency"
  static let fairness = "fairness"
  /// A figure of this kind has a meaning only beside another of its kind.
  static func isRate(_ metric: String) -> Bool { metric.hasSuffix("PerSecond") }
}
