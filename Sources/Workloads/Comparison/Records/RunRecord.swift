import Measurement

/// One call of `gillab compare`: what was asked, where, and how far it came.
public struct RunRecord: Codable, Sendable, Hashable {
  public enum State: String, Codable, Sendable {
    /// Under way, or ended without a word: `gillab compare --resume` goes on with it.
    case running
    case finished
    /// Ended by the user, who may go on with it.
    case interrupted
  }

  /// Sorts by time: `20261122-231500-4f2a`.
  public var id: String
  /// Seconds since 1970.
  public var startedAt: Double
  @Nullable public var finishedAt: Double?
  public var state: State
  /// The command line, for who wants to repeat it.
  public var command: [String]
  /// gillab's version and, where it lies in a repository, the commit at the time of the call; for information, as the
  /// program may have been built before. ``program`` tells which it was.
  public var version: String
  @Nullable public var commit: String?
  public var plan: ComparisonPlan
  public var host: HostRecord
  /// What the pilot took of the budget; null before it ended, and in runs of earlier gillabs.
  @Nullable public var pilotSeconds: Double?
  /// What was carried out: nobody goes on with a run by other programs. Null in runs of earlier gillabs.
  @Nullable public var program: ProgramStamp?

  public init(
    id: String, startedAt: Double, finishedAt: Double? = nil, state: State = .running, command: [String],
    version: String, commit: String?, plan: ComparisonPlan, host: HostRecord, pilotSeconds: Double? = nil,
    program: ProgramStamp? = nil
  ) {
    self.id = id
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.state = state
    self.command = command
    self.version = version
    self.commit = commit
    self.plan = plan
    self.host = host
    self.pilotSeconds = pilotSeconds
    self.program = program
  }
}

/// How a comparison is to be carried out; its cells are kept beside it.
public struct ComparisonPlan: Codable, Sendable, Hashable {
  /// For all blocks; nil where the number of blocks was given.
  @Nullable public var budgetSeconds: Double?
  @Nullable public var blocks: Int?
  /// Decides the order of cells in each block, the input of the workloads and the resampling.
  public var seed: UInt64
  /// The smallest difference that counts, as a share: 0.02 is 2%.
  public var threshold: Double
  /// Whether every cell is the same: whatever differs is the instrument's error.
  public var isAA: Bool
  /// Whether short samples will do; null in runs of earlier gillabs, which did not keep it.
  @Nullable public var isQuick: Bool?
  /// How long the loopback server waits before it answers; null in runs of earlier gillabs, where it was 2,000.
  @Nullable public var serverDelayMicroseconds: Int?

  /// How long that is when nobody says so.
  public static let standardServerDelay = 2000
  /// In microseconds.
  public var serverDelay: Int { serverDelayMicroseconds ?? Self.standardServerDelay }

  public init(
    budgetSeconds: Double?, blocks: Int?, seed: UInt64, threshold: Double = 0.02, isAA: Bool = false,
    isQuick: Bool? = nil, serverDelayMicroseconds: Int? = nil
  ) {
    self.budgetSeconds = budgetSeconds
    self.blocks = blocks
    self.seed = seed
    self.threshold = threshold
    self.isAA = isAA
    self.isQuick = isQuick
    self.serverDelayMicroseconds = serverDelayMicroseconds
  }
}

/// The machine, as far as it matters for timings.
public struct HostRecord: Codable, Sendable, Hashable {
  public var name: String
  @Nullable public var processor: String?
  public var cores: Int
  public var memoryBytes: Int
  @Nullable public var kernel: String?
  /// `performance`, `powersave`, …; nil where the kernel does not say.
  @Nullable public var governor: String?
  /// Whether it is a virtual machine, as the processor says.
  public var isVirtual: Bool

  public init(
    name: String, processor: String?, cores: Int, memoryBytes: Int, kernel: String?, governor: String? = nil,
    isVirtual: Bool = false
  ) {
    self.name = name
    self.processor = processor
    self.cores = cores
    self.memoryBytes = memoryBytes
    self.kernel = kernel
    self.governor = governor
    self.isVirtual = isVirtual
  }
}

/// A run with everything that was kept of it.
public struct StoredRun: Codable, Sendable, Hashable {
  public var record: RunRecord
  public var cells: [CellRecord]
  public var blocks: [BlockRecord]
  /// By block, then by position.
  public var samples: [SampleRecord]

  public init(record: RunRecord, cells: [CellRecord], blocks: [BlockRecord] = [], samples: [SampleRecord] = []) {
    self.record = record
    self.cells = cells
    self.blocks = blocks
    self.samples = samples
  }
}
