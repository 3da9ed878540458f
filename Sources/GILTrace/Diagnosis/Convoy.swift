/// A thread that lets go of the lock often and pays a switch interval nearly each time to get it back.
///
/// A waiter leaves the holder alone for one switch interval before it asks for the lock. A thread that computes keeps the
/// lock for at least that long; one that reads or sends a little, and lets go of the lock for it each time, so waits a
/// whole interval after each of these, however little it has to do with the lock.
struct Convoy {
  /// The thread that pays.
  let thread: Int
  /// The thread that keeps the lock, where it is mostly the same.
  let holder: Int?
  let comeback: Comeback

  /// Fewer are an anecdote: a program's start and end have a few.
  static let fewestComebacks = 10
  /// If it has to wait at all, an interval is the rule. A thread that does several quick things in a row may well find
  /// the lock still free in between, since the holder takes a while to wake up.
  static let timedOutShare = 0.5
  /// And an interval is what it pays often when it comes back at all. A thread that mostly does not has rivals now and
  /// then, as those of a pool are.
  static let comebackShare = 0.2
  /// What it costs must be worth a remedy: this share of the run.
  static let costShare = 0.05

  /// It holds the lock for no more than this share of the time that it so waits. One that computes longer is a rival for
  /// the processor, and shares it as it should.
  static let heldShare = 0.25

  /// Nil where the thread's waits are no convoy.
  init?(_ thread: Int, _ tally: ThreadTally, wallNanoseconds: UInt64) {
    let comeback = tally.comeback
    guard comeback.timedOut >= Self.fewestComebacks,
      Double(comeback.timedOut) >= Self.timedOutShare * Double(comeback.waits),
      Double(comeback.timedOut) >= Self.comebackShare * Double(comeback.times),
      Double(comeback.timedOutNanoseconds) >= Self.costShare * Double(wallNanoseconds),
      Double(tally.held) <= Self.heldShare * Double(comeback.timedOutNanoseconds)
    else { return nil }
    self.thread = thread
    self.comeback = comeback
    holder = comeback.holder
  }

  /// Of those comebacks that cost any: how many switch intervals, and how long, on average.
  var intervalsPerTimedOut: Double { Double(comeback.timeouts) / Double(comeback.timedOut) }
  var nanosecondsPerTimedOut: UInt64 { comeback.timedOutNanoseconds / UInt64(comeback.timedOut) }
}
