/// What became of one lock so far.
struct LockTally {
  let identity: LockIdentity
  var began: UInt64
  var ended: UInt64?
  var held: UInt64 = 0
  var contended: UInt64 = 0
  var handoffs = 0
  var forcedSwitches = 0
  var timeouts = 0
  var takes = 0

  var lifetime: UInt64 { (ended ?? began) - began }

  /// Forgets what was before.
  mutating func restart(at now: UInt64) { self = LockTally(identity: identity, began: now) }

  init(identity: LockIdentity, began: UInt64) {
    self.identity = identity
    self.began = began
  }
}
