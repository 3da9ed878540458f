/// What is known of a traced run beside its GIL events.
public struct TraceContext: Sendable, Hashable {
  /// How the main process came to its end.
  public enum Ending: Sendable, Hashable {
    case exited(status: Int)
    /// By a signal, for example `SIGKILL`.
    case signal(String)
    /// The person who traced it stopped it.
    case interrupted
  }

  /// For example `3.13.0`.
  public var python: String
  public var isFreeThreadedBuild: Bool
  /// What the interpreter said of itself at its end; nil where it could not be asked.
  public var isGILEnabled: Bool?
  public var mainProcess: Int
  /// When the main process ended, nanoseconds from the file's origin; nil if that is not known.
  public var endNanoseconds: UInt64?
  public var ending: Ending?
  public var notes: TraceNotes

  public init(
    python: String, isFreeThreadedBuild: Bool = false, isGILEnabled: Bool? = nil, mainProcess: Int,
    endNanoseconds: UInt64? = nil, ending: Ending? = nil, notes: TraceNotes = TraceNotes()
  ) {
    self.python = python
    self.isFreeThreadedBuild = isFreeThreadedBuild
    self.isGILEnabled = isGILEnabled
    self.mainProcess = mainProcess
    self.endNanoseconds = endNanoseconds
    self.ending = ending
    self.notes = notes
  }
}
