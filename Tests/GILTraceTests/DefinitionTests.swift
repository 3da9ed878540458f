import GILRecordings
import Testing

@testable import GILTrace

/// Each definition of docs/trace.md on a schedule made by hand. Times are nanoseconds; a millisecond is a million.
@Suite struct DefinitionTests {
  let lock = Recording.Lock()

  /// A main thread that takes the lock at 0 and begins its script at once.
  private func begun() -> (Recording, Recording.Thread) {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    return (recording, main)
  }

  @Test func `a thread that takes the lock at once has not waited`() throws {
    var (recording, main) = begun()
    recording.dropped(lock, main, at: 30_000_000)
    recording.took(lock, main, at: 40_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 100_000_000 }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 90.0, waited 0.0, off 10.0; 2 holds, 0 waits, 0 time-outs, 0 forced; longest 60.0, 0.0
        lock 100/0: held 90%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 100.0
        """)
    #expect(summary.acquisition == Latency(count: 1, p50: 0, p90: 0, p99: 0, p999: 0, max: 0))
    #expect(summary.longestHolds.map(\.seconds) == [0.06, 0.03])
    #expect(summary.longestHolds.map(\.startSeconds) == [0.04, 0])
    #expect(summary.diagnosis == .busy)
  }

  @Test func `two threads that compute take turns, and the one asked has waited since it let go`() throws {
    var (recording, main) = begun()
    let other = recording.thread()
    recording.wants(lock, other, at: 1_000_000)
    recording.timedOut(lock, other, at: 6_000_000)
    recording.dropped(lock, main, at: 6_100_000)
    recording.yields(lock, main, at: 6_110_000...6_150_000)
    recording.took(lock, other, at: 6_140_000)
    // Another thread had the processor in between: the main one wanted the lock all the same.
    recording.wants(lock, main, at: 9_000_000)
    recording.timedOut(lock, main, at: 14_000_000)
    recording.dropped(lock, other, at: 14_100_000)
    recording.took(lock, main, at: 14_150_000)
    recording.ended(other, at: 16_100_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 11.95, waited 8.05, off 0.0; 2 holds, 1 waits, 1 time-outs, 1 forced; longest 6.1, 8.05
        101 -: held 7.96, waited 5.14, off 2.0; 1 holds, 1 waits, 1 time-outs, 1 forced; longest 7.96, 5.14
        lock 100/0: held 100%, contended 66%; 2 hand-offs, 2 forced, 2 time-outs in 20.0
        """)
    #expect(summary.acquisition?.count == 2)
    #expect(summary.acquisition?.max == 0.00805)
  }

  @Test func `a thread that was asked and comes back much later has been off the lock`() throws {
    var (recording, main) = begun()
    let other = recording.thread()
    recording.wants(lock, other, at: 1_000_000)
    recording.timedOut(lock, other, at: 6_000_000)
    recording.dropped(lock, main, at: 10_000_000)
    recording.took(lock, other, at: 10_000_000)
    recording.dropped(lock, other, at: 15_000_000)
    recording.took(lock, main, at: 31_000_000)
    let main30 = try recording.summary { $0.endNanoseconds = 40_000_000 }
    #expect(
      ThreadLines(main30).text == """
        100 main: held 19.0, waited 0.0, off 21.0; 2 holds, 0 waits, 0 time-outs, 1 forced; longest 10.0, 0.0
        101 -: held 5.0, waited 9.0, off 25.0; 1 holds, 1 waits, 1 time-outs, 0 forced; longest 5.0, 9.0
        lock 100/0: held 60%, contended 23%; 2 hand-offs, 1 forced, 1 time-outs in 40.0
        """)
  }

  @Test func `a time-out asks nobody when the lock was handed off in that interval`() throws {
    var (recording, main) = begun()
    let second = recording.thread()
    let third = recording.thread()
    recording.wants(lock, third, at: 1_000_000)
    recording.wants(lock, second, at: 1_100_000)
    recording.dropped(lock, main, at: 3_000_000)
    recording.took(lock, second, at: 3_100_000)
    recording.timedOut(lock, third, at: 6_000_000)
    recording.dropped(lock, second, at: 7_000_000)
    recording.took(lock, third, at: 7_100_000)
    let summary = try recording.summary { $0.endNanoseconds = 10_000_000 }
    #expect(summary.handoffs == 2)
    #expect(summary.timeouts == 1)
    #expect(summary.forcedSwitches == 0)
    #expect(summary.threads.map(\.forced) == [0, 0, 0])
    #expect(summary.locks.map(\.contendedShare) == [0.61])
  }

  @Test func `what lasts when the script begins is cut there`() throws {
    var recording = Recording()
    let main = recording.thread()
    let early = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.dropped(lock, main, at: 1_000_000)
    recording.took(lock, early, at: 2_000_000)
    recording.dropped(lock, early, at: 40_000_000)
    recording.ended(early, at: 41_000_000)
    recording.took(lock, main, at: 50_000_000)
    recording.scriptBegan(main, at: 60_000_000)
    recording.dropped(lock, main, at: 80_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 100_000_000 }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 20.0, waited 0.0, off 20.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 20.0, 0.0
        lock 100/0: held 50%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 40.0
        """)
    #expect(summary.wallSeconds == 0.04)
    #expect(summary.acquisition == nil)
    #expect(summary.longestHolds.map(\.startSeconds) == [0])
  }

  @Test func `a child of fork has a lock of its own, though at the same address`() throws {
    var (recording, main) = begun()
    let child = recording.thread(process: 200, nativeID: 200)
    recording.make(lock, child, at: 10_000_000)
    recording.took(lock, child, at: 10_000_000)
    recording.dropped(lock, main, at: 12_000_000)
    recording.dropped(lock, child, at: 20_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 40_000_000 }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 12.0, waited 0.0, off 28.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 12.0, 0.0
        200 main: held 10.0, waited 0.0, off 0.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 10.0, 0.0
        lock 100/0: held 30%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 40.0
        lock 200/0: held 100%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 10.0
        """)
    #expect(summary.anomalies == 0)
    #expect(summary.heldShare == 0.44)
  }

  @Test func `each interpreter's lock is counted by itself, and a thread belongs to the one it held longest`() throws {
    let inner = Recording.Lock(at: 0x9000)
    var (recording, main) = begun()
    recording.make(inner, main, at: 1_000_000)
    let worker = recording.thread()
    recording.dropped(lock, main, at: 2_000_000)
    recording.took(lock, worker, at: 3_000_000)
    recording.dropped(lock, worker, at: 4_000_000)
    recording.took(inner, worker, at: 4_000_000)
    recording.dropped(inner, worker, at: 14_000_000)
    recording.ended(worker, at: 14_000_000)
    recording.took(lock, main, at: 15_000_000)
    recording.destroy(inner, main, at: 16_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(summary.threads.map(\.interpreter) == [0, 1])
    #expect(
      ThreadLines(summary).text == """
        100 main: held 7.0, waited 0.0, off 13.0; 2 holds, 0 waits, 0 time-outs, 0 forced; longest 5.0, 0.0
        101 -: held 11.0, waited 0.0, off 0.0; 2 holds, 0 waits, 0 time-outs, 0 forced; longest 10.0, 0.0
        lock 100/0: held 40%, contended 0%; 2 hand-offs, 0 forced, 0 time-outs in 20.0
        lock 100/1: held 67%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 15.0
        """)
  }

  @Test func `a thread that takes a second lock does not hold the first meanwhile, but the first is held`() throws {
    let inner = Recording.Lock(at: 0x9000)
    var (recording, main) = begun()
    recording.make(inner, main, at: 0)
    recording.took(inner, main, at: 4_000_000)
    recording.dropped(inner, main, at: 10_000_000)
    recording.dropped(lock, main, at: 12_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 12.0, waited 0.0, off 8.0; 2 holds, 0 waits, 0 time-outs, 0 forced; longest 12.0, 0.0
        lock 100/0: held 60%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 20.0
        lock 100/1: held 30%, contended 0%; 0 hand-offs, 0 forced, 0 time-outs in 20.0
        """)
    #expect(summary.anomalies == 0)
  }
}

/// A summary's threads and locks, a line each: percent, and milliseconds.
struct ThreadLines {
  let text: String

  init(_ summary: TraceSummary) {
    let threads = summary.threads.map { thread in
      let name = thread.name ?? (thread.nativeID == thread.process ? "main" : "-")
      return "\(thread.nativeID) \(name): held \(Self.milliseconds(thread.holdSeconds)), "
        + "waited \(Self.milliseconds(thread.waitSeconds)), off \(Self.milliseconds(thread.offSeconds)); "
        + "\(thread.holds) holds, \(thread.waits) waits, \(thread.timeouts) time-outs, \(thread.forced) forced; "
        + "longest \(Self.milliseconds(thread.longestHoldSeconds)), \(Self.milliseconds(thread.longestWaitSeconds))"
    }
    let locks = summary.locks.map { lock in
      "lock \(lock.process)/\(lock.interpreter): held \(Self.percent(lock.heldShare)), contended "
        + "\(Self.percent(lock.contendedShare)); \(lock.handoffs) hand-offs, \(lock.forcedSwitches) forced, "
        + "\(lock.timeouts) time-outs in \(Self.milliseconds(lock.lifetimeSeconds))"
    }
    text = (threads + locks).joined(separator: "\n")
  }

  private static func milliseconds(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e3 }
  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
