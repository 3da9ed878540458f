/// A thread of a file of GIL events.
public struct RecordedThread: Sendable, Hashable {
  /// Of this thread among all of the file: a native id may come again.
  public let serial: Int
  public let process: Int
  public let nativeID: Int
  /// Its name for the kernel when it recorded last: the program's own unless it was set; empty when there was none.
  public let kernelName: String
  public let eventCount: Int
  /// Of its first and last event, from the file's origin.
  public let firstNanoseconds: UInt64
  public let lastNanoseconds: UInt64
  /// Whether that last event says that the process ends.
  let endsProcess: Bool
  /// Where its events lie, in the order in which they were recorded.
  let chunks: [EventRange]
}

/// Events that lie side by side in the file.
struct EventRange: Sendable, Hashable {
  /// Of the first event, in bytes from the file's begin.
  let offset: Int
  let count: Int
}
