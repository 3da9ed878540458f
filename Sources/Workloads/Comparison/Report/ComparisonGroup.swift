import Measurement

/// One workload of one size: what can be compared with each other.
public struct ComparisonGroup: Codable, Sendable, Hashable {
  public var workload: String
  public var size: Int
  /// One for each null twin.
  public var noiseFloors: [NoiseFloor]

  public init(workload: String, size: Int, noiseFloors: [NoiseFloor]) {
    self.workload = workload
    self.size = size
    self.noiseFloors = noiseFloors
  }
}

/// How far two measurements of the same cell are apart: no smaller effect can be told from noise.
public struct NoiseFloor: Codable, Sendable, Hashable {
  /// What was measured twice.
  public var subject: ComparisonSubject
  /// The farther end of the interval of the twin's ratio, from 1.
  public var share: Double
  /// In how many blocks.
  public var blocks: Int

  public init(subject: ComparisonSubject, share: Double, blocks: Int) {
    self.subject = subject
    self.share = share
    self.blocks = blocks
  }
}

/// A model with its workers, in a language or an interpreter.
public struct ComparisonSubject: Codable, Sendable, Hashable {
  public var language: Language
  public var model: String
  /// 0 where there are as many as units.
  public var workers: Int
  /// The interpreter's version; nil for Swift.
  @Nullable public var python: String?
  @Nullable public var pythonExecutable: String?

  public init(language: Language, model: String, workers: Int, python: String?, pythonExecutable: String?) {
    self.language = language
    self.model = model
    self.workers = workers
    self.python = python
    self.pythonExecutable = pythonExecutable
  }

  public init(_ cell: CellRecord) {
    self.init(
      language: cell.language, model: cell.model, workers: cell.workers, python: cell.python?.version,
      pythonExecutable: cell.python?.executable)
  }
}
