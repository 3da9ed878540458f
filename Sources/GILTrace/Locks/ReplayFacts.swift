/// What a replay noticed about the events themselves.
public struct ReplayFacts: Sendable, Hashable {
  /// Times the events did not fit together, after which the replay went on from the later one.
  public var anomalies = 0
  /// Events on conditions that were never seen to be made.
  public var unknownConditions = 0
  /// When the main process turned to its script, from the file's origin; nil where it did not.
  public var scriptBegan: UInt64?
  /// The time from which figures count, and the last moment of all, from the file's origin.
  public var began: UInt64 = 0
  public var ended: UInt64 = 0
  /// The end of the main process.
  public var mainEnded: UInt64 = 0
  /// Times any lock was taken, from the first event on.
  public var takes = 0

  public init() {}
}
