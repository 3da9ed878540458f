/// Is told what the threads and locks of a trace did, as a replay of the events finds it out.
///
/// Everything on one thread comes in the order of time, and so does everything on one lock. Threads are numbers into the
/// file's list, locks are numbers in the order in which they were made. Times are nanoseconds from the file's origin.
public protocol LockObserver {
  mutating func lockBegan(_ lock: Int, _ identity: LockIdentity, at nanoseconds: UInt64)
  /// - Parameter contended: How long at least one thread waited for it.
  mutating func lockEnded(_ lock: Int, at nanoseconds: UInt64, contended: UInt64)
  mutating func threadBegan(_ thread: Int, at nanoseconds: UInt64)
  /// - Parameter isOver: Whether the thread itself ended; false when its process did.
  mutating func threadEnded(_ thread: Int, at nanoseconds: UInt64, isOver: Bool)

  mutating func took(_ take: Take)
  /// A lock's hold is over.
  mutating func held(_ hold: HoldInterval)
  /// A part of a thread's life is over in which it held a lock or waited for one. These never overlap on one thread.
  mutating func spent(_ span: Span)
  mutating func timedOut(_ timeOut: TimeOut)
  /// The script begins in the main process: what was told of that process so far is no part of the figures. What lasts
  /// at this moment begins now.
  mutating func scriptBegan(process: Int, at nanoseconds: UInt64)
}

extension LockObserver {
  public mutating func lockBegan(_ lock: Int, _ identity: LockIdentity, at nanoseconds: UInt64) {}
  public mutating func lockEnded(_ lock: Int, at nanoseconds: UInt64, contended: UInt64) {}
  public mutating func threadBegan(_ thread: Int, at nanoseconds: UInt64) {}
  public mutating func threadEnded(_ thread: Int, at nanoseconds: UInt64, isOver: Bool) {}
  public mutating func took(_ take: Take) {}
  public mutating func held(_ hold: HoldInterval) {}
  public mutating func spent(_ span: Span) {}
  public mutating func timedOut(_ timeOut: TimeOut) {}
  public mutating func scriptBegan(process: Int, at nanoseconds: UInt64) {}
}

/// Which GIL a lock is.
public struct LockIdentity: Sendable, Hashable {
  public let process: Int
  /// 0 for the first one made in the process, and so on.
  public let interpreter: Int
}

/// A thread got the lock.
public struct Take: Sendable, Hashable {
  public let thread: Int
  public let lock: Int
  public let nanoseconds: UInt64
  /// How long it had waited; nil where it got the lock at once.
  public let waited: UInt64?
  /// Switch intervals that ran out while it waited.
  public let timeouts: Int
  /// Whether it had been off the lock since it last held one: it came back, rather than yielded.
  public let cameBack: Bool
  /// The thread that was last asked for the lock while this one waited.
  public let asked: Int?
  /// The thread that held it last, where that is another one: the lock was handed off.
  public let previous: Int?
  /// Whether that one had been asked for it.
  public let wasForced: Bool
}

/// From taking a lock to dropping it.
public struct HoldInterval: Sendable, Hashable {
  public let thread: Int
  public let lock: Int
  public let start: UInt64
  public let end: UInt64
  /// Whether it ended by dropping the lock; false for one that lasted until the end of the thread or process.
  public let wasDropped: Bool
  /// Whether the thread was asked for the lock during it.
  public let wasAsked: Bool
}

/// A part of a thread's life.
public struct Span: Sendable, Hashable {
  public enum Activity: Sendable, Hashable { case holding, waiting }

  public let thread: Int
  public let lock: Int
  public let activity: Activity
  public let start: UInt64
  public let end: UInt64
}

/// A switch interval ran out while a thread waited.
public struct TimeOut: Sendable, Hashable {
  public let thread: Int
  public let lock: Int
  public let nanoseconds: UInt64
  /// The holder, if it is now asked for the lock; nil if the lock was handed off meanwhile, which starts a new interval.
  public let asked: Int?
}
