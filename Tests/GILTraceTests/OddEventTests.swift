import GILEventFormat
import GILRecordings
import Testing

@testable import GILTrace

/// What real files hold beside what they should.
@Suite struct OddEventTests {
  let lock = Recording.Lock()

  private func begun() -> (Recording, Recording.Thread) {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    return (recording, main)
  }

  @Test func `events with the same time fit together in whatever order they come`() throws {
    var recording = Recording()
    // The taker comes first in the file, and so at equal times.
    let other = recording.thread(nativeID: 7)
    let main = recording.thread(nativeID: 100)
    recording.add(GILLAB_GIL_CONDITION_DESTROYED, 0xBAD, other, at: 0)
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.wants(lock, other, at: 1_000_000)
    recording.dropped(lock, main, at: 10_000_000)
    recording.took(lock, other, at: 10_000_000)
    recording.dropped(lock, other, at: 15_000_000)
    recording.took(lock, main, at: 15_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(summary.anomalies == 0)
    #expect(summary.handoffs == 2)
    #expect(summary.threads.map(\.holdSeconds) == [0.005, 0.015])
  }

  @Test func `a drop that is missing ends the hold where the next one begins, and is told`() throws {
    var (recording, main) = begun()
    let other = recording.thread()
    recording.took(lock, other, at: 10_000_000)
    recording.dropped(lock, other, at: 12_000_000)
    recording.took(lock, main, at: 14_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 16.0, waited 0.0, off 4.0; 2 holds, 0 waits, 0 time-outs, 0 forced; longest 10.0, 0.0
        101 -: held 2.0, waited 0.0, off 8.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 2.0, 0.0
        lock 100/0: held 90%, contended 0%; 2 hand-offs, 0 forced, 0 time-outs in 20.0
        """)
    #expect(summary.anomalies == 1)
    #expect(summary.notes.contains("1 event did not fit those before them; each may be wrong by one hold or wait"))
  }

  @Test func `a take and a want that are missing are made up for`() throws {
    var (recording, main) = begun()
    let other = recording.thread()
    recording.timedOut(lock, other, at: 5_000_000)
    recording.dropped(lock, main, at: 6_000_000)
    recording.dropped(lock, other, at: 9_000_000)
    recording.took(lock, main, at: 10_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(summary.anomalies == 2)
    #expect(summary.threads.map(\.waitSeconds) == [0.004, 0.004])
    #expect(summary.threads.map(\.holdSeconds) == [0.016, 0])
  }

  @Test func `a killed process holds and waits up to its last event, the main one up to its end`() throws {
    var (recording, main) = begun()
    let waiter = recording.thread()
    recording.wants(lock, waiter, at: 10_000_000)
    let child = recording.thread(process: 200, nativeID: 200)
    recording.make(lock, child, at: 11_000_000)
    recording.took(lock, child, at: 11_000_000)
    let late = recording.thread(process: 200, nativeID: 201)
    recording.wants(lock, late, at: 12_000_000)
    recording.timedOut(lock, late, at: 17_000_000)
    _ = main
    let summary = try recording.summary {
      $0.endNanoseconds = 30_000_000
      $0.ending = .signal("SIGKILL")
    }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 30.0, waited 0.0, off 0.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 30.0, 0.0
        101 -: held 0.0, waited 20.0, off 0.0; 0 holds, 0 waits, 0 time-outs, 0 forced; longest 0.0, 20.0
        200 main: held 6.0, waited 0.0, off 0.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 6.0, 0.0
        201 -: held 0.0, waited 5.0, off 0.0; 0 holds, 0 waits, 1 time-outs, 0 forced; longest 0.0, 5.0
        lock 100/0: held 100%, contended 67%; 0 hand-offs, 0 forced, 0 time-outs in 30.0
        lock 200/0: held 100%, contended 83%; 0 hand-offs, 0 forced, 1 time-outs in 6.0
        """)
    #expect(
      summary.notes == [
        "the program was ended by SIGKILL: what lasted then counts up to that moment",
        "1 thread had not ended when the program did: what lasted then counts up to that moment",
      ])
  }

  @Test func `a number that the kernel gave out twice is two threads, each with its name`() throws {
    var (recording, main) = begun()
    recording.dropped(lock, main, at: 1_000_000)
    for (index, start) in [2_000_000, 12_000_000].enumerated() {
      let thread = recording.thread(nativeID: 777)
      recording.took(lock, thread, at: start)
      recording.dropped(lock, thread, at: start + 1_000_000 * (index + 1))
      recording.ended(thread, at: start + 5_000_000)
    }
    let summary = try recording.summary {
      $0.endNanoseconds = 20_000_000
      $0.notes = TraceNotes(
        jsonLines: Array(
          """
          {"kind":"thread","process":100,"nativeID":777,"time":11999000,"name":"second"}
          {"kind":"thread","process":100,"nativeID":777,"time":1999000,"name":"first"}
          {"kind":"thread","process":100,"nativeID":777,"time":13000000,"name":"second, renamed"}
          {"kind":"thread","process":999,"nativeID":777,"time":1,"name":"of another process"}
          """.utf8))
    }
    #expect(
      ThreadLines(summary).text == """
        100 main: held 1.0, waited 0.0, off 19.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 1.0, 0.0
        777 first: held 1.0, waited 0.0, off 4.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 1.0, 0.0
        777 second, renamed: held 2.0, waited 0.0, off 3.0; 1 holds, 0 waits, 0 time-outs, 0 forced; longest 2.0, 0.0
        lock 100/0: held 20%, contended 0%; 2 hand-offs, 0 forced, 0 time-outs in 20.0
        """)
  }

  @Test func `events on conditions that nobody made are counted and left out`() throws {
    var (recording, main) = begun()
    recording.add(GILLAB_GIL_SIGNAL, 0xDEAD, main, at: 1_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 20_000_000 }
    #expect(summary.anomalies == 1)
    #expect(summary.threads.map(\.holdSeconds) == [0.02])
  }
}

@Suite struct LostEventTests {
  @Test func `a trace ends where the first event was lost`() throws {
    let lock = Recording.Lock()
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    recording.dropped(lock, main, at: 60_000_000)
    recording.took(lock, main, at: 80_000_000)
    // Its drop was lost, and more: the hold did not last to the end.
    recording.lost = 500
    recording.firstLost = 90_000_000
    let summary = try recording.summary { $0.endNanoseconds = 900_000_000 }
    #expect(summary.wallSeconds == 0.09)
    #expect(summary.threads.map(\.holdSeconds) == [0.07])
  }
}
