/// What one thread does at the moment.
struct ThreadState {
  enum Activity: UInt8 {
    case off, waiting, holding
    /// It was asked for the lock and dropped it. Whether it yielded, and so has wanted the lock ever since, or went off to
    /// something else shows only in when it wants the lock again.
    case yielding
  }

  let process: Int
  var hasBegun = false
  var hasEnded = false
  var activity = Activity.off
  /// When that began.
  var since: UInt64 = 0
  /// The lock that it holds, waits for or has dropped; otherwise the one that it last had to do with.
  var lock: Int?
  /// Locks that it holds beside that one, latest last.
  var outer: [Int] = []

  /// Of this wait: switch intervals that ran out, and the holder that was asked last.
  var timeouts = 0
  var asked: Int?
  /// Hand-offs of the lock when its present switch interval began.
  var handoffsSeen = 0
  /// Whether it was off the lock before this wait, and had held one before.
  var cameBack = false
  var hasHeld = false

  /// Of a yielding thread: when it was last seen to be busy with handing over.
  var settled: UInt64 = 0
  /// Of a yielding thread: how long the lock had been contended when it dropped it.
  var contendedAtDrop: UInt64 = 0

  /// The first condition of a lock in the making.
  var madeCondition: UInt64?
}
