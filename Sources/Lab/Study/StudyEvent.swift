/// What happens while a study is carried out, for whoever shows progress.
public enum StudyEvent: Sendable {
  /// - Parameters:
  ///   - place: From 1.
  ///   - seconds: About how long it may take.
  case began(StudyStep, place: Int, of: Int, seconds: Double)
  /// What a step does now, in words.
  case doing(String)
  /// A step, or a part of it, could not be carried out; the study goes on.
  case failed(StudyStep, reason: String)
}

/// How far a study came.
public struct StudyOutcome: Sendable, Equatable {
  /// Whether it was cancelled.
  public var isInterrupted = false
  /// Why a part was not measured, as a clause.
  public var failures: [StudyStep: String] = [:]
  /// Why gillab itself, or the store, could not do its work, as a message; nil where they could. A part that there was no
  /// time for, or that a program under test spoiled, is none.
  public var failure: String?

  public init() {}
}
