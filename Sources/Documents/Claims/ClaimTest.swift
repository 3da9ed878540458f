/// One figure, and what it has to be for a claim to be true.
public struct ClaimTest: Sendable, Equatable {
  public enum Predicate: Sendable, Equatable {
    case atLeast(Double)
    case atMost(Double)
    /// No other of these models is faster by more than a share.
    case fastest(among: [String], tolerance: Double)

    var isFastest: Bool { if case .fastest = self { true } else { false } }
  }

  /// What a figure is a ratio to.
  public struct Rival: Sendable, Equatable {
    public let model: String
    /// Nil for as many as the model that it is held against has.
    public let workers: Int?
  }

  /// As ``ClaimVocabulary`` has it; `speedup` where a model is to be the fastest.
  public let metric: String
  /// Another metric of the same cell, by which the first is divided.
  public let per: String?
  public let workload: String
  /// Nil for the workload's first own size.
  public let size: Int?
  public let model: String
  /// Nil for as many as suit the workload.
  public let workers: Int?
  public let against: Rival?
  public let predicate: Predicate
  /// Why the threshold is what it is, as a sentence.
  public let because: String
  /// In which condition it is asked, as a clause; nil for always.
  public let when: String?
}
