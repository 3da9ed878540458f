import GILEventFormat
import GILRecordings
import Measurement
import Testing

@testable import GILTrace

/// What must be true of every schedule that CPython's lock allows.
@Suite struct ScheduleTests {
  @Test(arguments: 1...40)
  func `each moment of a thread's life is counted once, and a lock has one holder at a time`(seed: UInt64) throws {
    var schedule = RandomSchedule(seed: seed)
    schedule.run(steps: 3_000)
    let file = try schedule.recording.file()
    let (seen, facts) = file.replay(mainProcess: 100, end: UInt64(schedule.now), into: Ledger())
    #expect(facts.anomalies == 0 && facts.unknownConditions == 0)
    #expect(seen.overlaps == 0)

    let trace = Trace(
      of: file, context: TraceContext(python: "3.13.0", mainProcess: 100, endNanoseconds: UInt64(schedule.now)))
    for (index, thread) in trace.summary.threads.enumerated() {
      let sum = thread.holdSeconds + thread.waitSeconds + thread.offSeconds
      #expect(abs(sum - (thread.endSeconds - thread.startSeconds)) < 1e-9)
      // The schedule kept its own books.
      #expect(abs(thread.holdSeconds - Double(schedule.held[index]) / 1e9) < 1e-9)
      #expect(abs(thread.waitSeconds - Double(schedule.waited[index]) / 1e9) < 1e-9)
      let columns = trace.timeLine.rows[index].columns(100)
      let column = trace.timeLine.seconds / 100
      let shown = columns.reduce(0) { $0 + $1.held * column }
      #expect(abs(shown - thread.holdSeconds) < 0.01 * trace.timeLine.seconds)
    }
    #expect(trace.summary.handoffs == schedule.handoffs)
    #expect(trace.summary.timeouts == schedule.timeouts)
    #expect(trace.summary.forcedSwitches == schedule.forcedSwitches)
    #expect(trace.summary.acquisition?.count == schedule.takes)
    #expect(abs(trace.summary.locks[0].contendedShare - schedule.contendedShare) < 1e-9)
  }

  @Test func `ten thousand threads are told apart`() throws {
    var recording = Recording()
    let lock = Recording.Lock()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    for index in 1...10_000 {
      let thread = recording.thread(nativeID: 100_000 + index)
      recording.took(lock, thread, at: index * 10_000)
      recording.dropped(lock, thread, at: index * 10_000 + index % 7 + 1)
      // All of them live to the end.
      recording.ended(thread, at: 200_000_000 + index)
    }
    let trace = try recording.trace()
    #expect(trace.summary.threads.count == 10_001)
    #expect(trace.summary.threads.map(\.holds).reduce(0, +) == 10_000)
    #expect(trace.summary.threads[5_000].nativeID == 105_000)
    #expect(abs(trace.summary.threads[5_000].holdSeconds - 3e-9) < 1e-12)
    #expect(trace.summary.handoffs == 9_999)
    #expect(trace.summary.anomalies == 0)
  }
}

/// Sees whether holds of a lock, or parts of a thread's life, overlap.
private struct Ledger: LockObserver {
  var overlaps = 0
  private var lockEnds: [Int: UInt64] = [:]
  private var threadEnds: [Int: UInt64] = [:]

  mutating func held(_ hold: HoldInterval) {
    if hold.start < lockEnds[hold.lock, default: 0] || hold.end < hold.start { overlaps += 1 }
    lockEnds[hold.lock] = hold.end
  }

  mutating func spent(_ span: Span) {
    if span.start < threadEnds[span.thread, default: 0] || span.end < span.start { overlaps += 1 }
    threadEnds[span.thread] = span.end
  }
}
