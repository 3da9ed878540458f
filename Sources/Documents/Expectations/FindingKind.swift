/// The kinds of finding that an author can accept: all that `gillab verify` reports. Described in docs/verify.md.
public enum FindingKind: String, Sendable, CaseIterable {
  case exception
  case exitCode = "exit-code"
  case signal
  case timeout
  case killedParent = "killed-parent"
  case notStarted = "not-started"
  case childException = "child-exception"
  case childSignal = "child-signal"
  case threadException = "thread-exception"
  case taskException = "task-exception"
  case futureException = "future-exception"
  case mainGuard = "main-guard"
  case silent
  case outputDiffers = "output-differs"
  case leftBehind = "left-behind"
  case unparsable
  case output
  case wallTime = "wall-time"
  case promise
}
