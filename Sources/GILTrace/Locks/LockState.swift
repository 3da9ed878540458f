/// What one GIL is about at the moment.
struct LockState {
  let identity: LockIdentity
  /// Index of its process.
  let process: Int
  /// Address of the condition that a thread signals when it drops the lock.
  let condition: UInt64
  /// Address of the condition that a thread signals when it has taken the lock.
  let switchCondition: UInt64

  var hasEnded = false
  var holder: Int?
  var heldSince: UInt64 = 0
  /// Whether the holder was asked for it; after the drop, whether the last one had been.
  var isAsked = false
  var lastHolder: Int?
  var handoffs = 0

  var waiters = 0
  private var contendedSince: UInt64 = 0
  private var contendedBefore: UInt64 = 0

  init(identity: LockIdentity, process: Int, condition: UInt64, switchCondition: UInt64) {
    self.identity = identity
    self.process = process
    self.condition = condition
    self.switchCondition = switchCondition
  }

  mutating func addWaiter(at now: UInt64) {
    if waiters == 0 { contendedSince = now }
    waiters += 1
  }

  mutating func removeWaiter(at now: UInt64) {
    waiters -= 1
    if waiters == 0 { contendedBefore += now - contendedSince }
  }

  /// How long at least one thread has waited, up to now.
  func contended(at now: UInt64) -> UInt64 { contendedBefore + (waiters > 0 ? now - contendedSince : 0) }

  /// A thread turns out to have waited since it dropped the lock.
  ///
  /// - Parameter before: What ``contended(at:)`` was at that time.
  mutating func addWait(from start: UInt64, to now: UInt64, contendedAtStart before: UInt64) {
    let known = contended(at: now) - before
    // Two threads in the same state at once would count what they share twice, were it not for the bound.
    contendedBefore += now - start > known ? now - start - known : 0
  }

  /// Forgets what was before.
  mutating func restart(at now: UInt64) {
    heldSince = now
    contendedSince = now
    contendedBefore = 0
  }
}
