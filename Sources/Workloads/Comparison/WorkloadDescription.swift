/// A kind of work that both languages do: the same input from the same seed, the same checked output.
///
/// Its Python half is `pyscripts/workloads/ID.py` (dots become underscores), its Swift half in `NativeWorkloads`.
public struct WorkloadDescription: Sendable {
  /// How the pilot may make a sample longer or shorter.
  public enum Scaling: Sendable {
    /// More or fewer units: one unit is as another.
    case units
    /// Only whole passes, since the number of units is what is asked about.
    case repeats
    /// Not at all: a sample is what it is.
    case none
  }

  /// Stable, lowercase, dotted: it is stored with every result, so never reuse one.
  public let id: String
  /// What a unit does, as a sentence.
  public let summary: String
  /// What `--size` means, for example `iterations a unit`.
  public let sizeMeaning: String
  public let defaultSizes: [Int]
  public let scaling: Scaling
  /// How many units a sample has before the pilot; nil where the size says it.
  public let defaultUnits: Int?
  /// Whether units wait more than they compute, so that more workers than cores make sense.
  public let isWaiting: Bool
  /// Whether the number of workers follows from the size.
  public let workersAreUnits: Bool
  public let needsServer: Bool
  /// Whether each worker does the whole work, so that the checksum, their sum, depends on their number.
  public var eachWorkerDoesAll: Bool { id == "memory" }
  /// What it alone measures.
  public let metrics: [WorkloadMetric]
  /// What `latencies` are, as a noun phrase; nil where there are none.
  public let latencyMeaning: String?

  /// Whether the times of its models can be compared; if not, its own metrics are all that it says.
  public var isTimed = true
  /// Whether latencies are what it is about, and not just what units take.
  public var isAboutLatency = false

  /// How many workers there are when nobody says so.
  public func defaultWorkers(cores: Int) -> Int { workersAreUnits ? 0 : isWaiting ? 16 : max(2, cores) }

  /// How many units one pass of a size has, before the pilot.
  public func units(size: Int) -> Int { defaultUnits ?? size }
}

/// One figure that only one workload has.
public struct WorkloadMetric: Sendable, Hashable {
  /// Its key in ``SampleReport/metrics``; it ends in its unit.
  public let name: String
  /// As a noun phrase.
  public let meaning: String

  public init(_ name: String, _ meaning: String) {
    self.name = name
    self.meaning = meaning
  }
}
