import GILEventFormat
import GILRecordings
import Testing

@testable import GILTrace

@Suite struct DiagnosisTests {
  let lock = Recording.Lock()

  /// One thread computes, another comes back for the lock every 10 ms and computes for a while each time.
  private func rivals(comebacks: Int, hold: Int) -> Recording {
    var recording = Recording()
    let main = recording.thread()
    let other = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    for round in 0..<comebacks {
      let start = round * 20_000_000
      recording.wants(lock, other, at: start + 4_000_000)
      recording.timedOut(lock, other, at: start + 9_000_000)
      recording.dropped(lock, main, at: start + 9_100_000)
      recording.took(lock, other, at: start + 9_100_000)
      recording.wants(lock, main, at: start + 9_200_000)
      recording.dropped(lock, other, at: start + 9_100_000 + hold)
      recording.took(lock, main, at: start + 9_100_000 + hold)
    }
    recording.dropped(lock, main, at: comebacks * 20_000_000)
    return recording
  }

  private func named(_ context: inout TraceContext) {
    context.notes.threadNames = [
      .init(process: 100, nativeID: 100, nanoseconds: 0, name: "worker"),
      .init(process: 100, nativeID: 101, nanoseconds: 4_000_000, name: "io"),
    ]
  }

  @Test func `a thread that pays a switch interval each time it comes back is convoyed`() throws {
    let summary = try rivals(comebacks: 20, hold: 100_000).summary(named)
    #expect(summary.diagnosis == .convoyed)
    #expect(
      summary.explanation == """
        convoyed: io waited 5.10 ms (one switch interval ran out) in 100% of the 19 times that it came back for \
        the lock, because worker keeps it. A process of its own for worker would end this; sys.setswitchinterval() with less than \
        0.005 shortens it.
        """)
  }

  @Test func `a few such waits are no convoy`() throws {
    #expect(try rivals(comebacks: 10, hold: 100_000).summary(named).diagnosis == .contended)
  }

  @Test func `a thread that computes long itself is a rival, not convoyed`() throws {
    let summary = try rivals(comebacks: 20, hold: 5_000_000).summary(named)
    #expect(summary.diagnosis == .contended)
    #expect(
      summary.explanation == """
        contended: at least one thread waited for the lock during 51% of 400 ms; io waited 26% and worker waited 25% of \
        its time. More threads will wait more, and compute no faster: use processes, a free-threaded Python or native \
        code for that.
        """)
  }

  @Test func `a lock that is mostly free is not what limits a program`() throws {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.dropped(lock, main, at: 10_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 100_000_000 }
    #expect(
      summary.explanation == """
        offGIL: the lock was free for 90% of 100 ms. The program waits for something else or computes in native code: \
        threads and asyncio both suit that, and the GIL does not hold it up.
        """)
  }

  @Test func `a free-threaded Python without its GIL takes no lock, and says so`() throws {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.scriptBegan(main, at: 1_000)
    for _ in 0..<3 { recording.ended(recording.thread(), at: 50_000_000) }
    let summary = try recording.summary {
      $0.isFreeThreadedBuild = true
      $0.isGILEnabled = false
      $0.endNanoseconds = 60_000_000
    }
    #expect(summary.gil == .off)
    #expect(summary.diagnosis == .freeThreaded)
    #expect(
      summary.explanation == """
        freeThreaded: the interpreter says that its GIL is off, and no lock was taken while 4 threads ran. Threads can \
        compute at the same time here: what holds them up, if anything does, is not the GIL.
        """)
    #expect(summary.locks.isEmpty && summary.acquisition == nil && summary.heldShare == 0)
  }

  @Test func `a free-threaded Python had its GIL enabled if it says so, or held it for long`() throws {
    let recording = rivals(comebacks: 1, hold: 100_000)
    #expect(try recording.summary { $0.isFreeThreadedBuild = true }.gil == .enabled)
    #expect(try recording.summary { ($0.isFreeThreadedBuild, $0.isGILEnabled) = (true, true) }.gil == .enabled)
    // It was asked before it turned the lock on.
    #expect(try recording.summary { ($0.isFreeThreadedBuild, $0.isGILEnabled) = (true, false) }.gil == .enabled)
  }

  @Test func `a GIL that was on before the script, and for an import, does not make a Python less free-threaded`()
    throws
  {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.dropped(lock, main, at: 5_000_000)
    recording.scriptBegan(main, at: 6_000_000)
    recording.took(lock, main, at: 7_000_000)
    recording.dropped(lock, main, at: 7_009_000)
    let summary = try recording.summary {
      $0.isFreeThreadedBuild = true
      $0.notes.isGILEnabled = [100: false]
      $0.endNanoseconds = 106_000_000
    }
    #expect(summary.gil == .off)
    #expect(
      summary.explanation == """
        freeThreaded: the interpreter says that its GIL is off, and a lock was held for 9.00 µs of 100 ms only, as by an \
        import of native code, while 1 thread ran. Threads can compute at the same time here: what holds them up, if \
        anything does, is not the GIL.
        """)
  }

  @Test func `a script of less than ten switch intervals is too short to tell`() throws {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 30_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 39_000_000 }
    #expect(
      summary.explanation == """
        tooShort: the script ran for 9.00 ms, which is mostly starting, importing and ending. Give it more to do, \
        and trace it again.
        """)
  }

  @Test func `locks that are busy side by side are told as several`() throws {
    var recording = Recording()
    for process in [100, 200] {
      let thread = recording.thread(process: process, nativeID: process)
      recording.make(lock, thread, at: 0)
      recording.took(lock, thread, at: 0)
      recording.dropped(lock, thread, at: process == 100 ? 80_000_000 : 72_000_000)
      recording.ended(thread, at: 80_000_000)
    }
    #expect(
      try recording.summary().explanation == """
        busy: 2 locks were held for most of their time, that of process 100 for 100% of 80.0 ms, and hardly anyone \
        waited. Their threads compute in Python side by side, each with a lock of its own: threads that share one would \
        take turns.
        """)
  }
}
