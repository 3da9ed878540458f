import Measurement

/// What a call does with the GIL: the JSON contract of `gillab releases --json` (docs/json.md). Times are seconds.
public struct ReleaseReport: Sendable, Hashable, Codable {
  /// Of this layout.
  public var schema = "gillab.releases/1"
  public var call: String
  public var python: String
  /// Whether it lets go of the GIL by itself; null where there is none.
  @Nullable public var releases: Bool?
  /// Share of the calls' time in which it had let go, 0 to 1; null where there is no GIL.
  @Nullable public var releasedShare: Double?
  /// The median call, with nobody beside it.
  public var callSeconds: Double
  public var calls: Int
  /// Times a call lets go, on average; null where there is no GIL.
  @Nullable public var releasesPerCall: Double?
  /// The longest it kept the lock within a call; null where there is no GIL.
  @Nullable public var longestHoldSeconds: Double?
  /// How fast a second thread ran during the calls, 1 being its speed while nobody wanted the lock. Nobody was forced to
  /// let go, so this is the proof by progress.
  public var progress: Double
  /// Why there is no answer, or why it needs care; null where it is plain.
  @Nullable public var reason: String?

  public init(call: String, python: String, callSeconds: Double, calls: Int, progress: Double) {
    self.call = call
    self.python = python
    self.callSeconds = callSeconds
    self.calls = calls
    self.progress = progress
  }
}
