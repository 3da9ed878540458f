/// What the traced processes wrote down of themselves.
public struct TraceNotes: Sendable, Hashable {
  /// A thread's name at a moment.
  public struct ThreadName: Sendable, Hashable {
    public var process: Int
    public var nativeID: Int
    /// From the file's origin.
    public var nanoseconds: UInt64
    public var name: String

    public init(process: Int, nativeID: Int, nanoseconds: UInt64, name: String) {
      self.process = process
      self.nativeID = nativeID
      self.nanoseconds = nanoseconds
      self.name = name
    }
  }

  /// Where a thread was in its Python code when it dropped the lock after a long hold.
  public struct Stack: Sendable, Hashable {
    public var process: Int
    public var nativeID: Int
    /// Of the drop, from the file's origin.
    public var nanoseconds: UInt64
    /// Innermost first, as `file:line in function`.
    public var frames: [String]

    public init(process: Int, nativeID: Int, nanoseconds: UInt64, frames: [String]) {
      self.process = process
      self.nativeID = nativeID
      self.nanoseconds = nanoseconds
      self.frames = frames
    }
  }

  public var threadNames: [ThreadName] = []
  public var stacks: [Stack] = []
  /// Whether a process's interpreter said that its GIL was on when it ended, by process.
  public var isGILEnabled: [Int: Bool] = [:]
  /// What a reader of the trace must know, in sentences.
  public var texts: [String] = []
  /// Lines that could not be read.
  public var skippedLines = 0

  public init() {}
}
