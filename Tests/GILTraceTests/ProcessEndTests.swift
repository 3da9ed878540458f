import GILEventFormat
import GILRecordings
import GILTrace
import Testing

/// When a process ended, by what it said and by what others saw.
@Suite struct ProcessEndTests {
  let lock = Recording.Lock()

  /// A main process that takes its lock at 0 and turns to its script then.
  private func started() -> (Recording, Recording.Thread) {
    var recording = Recording()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.scriptBegan(main, at: 0)
    return (recording, main)
  }

  @Test func `a process that became another program ended there`() throws {
    var (recording, main) = started()
    recording.add(GILLAB_GIL_PROCESS_ENDS, 0, main, at: 20_000_000)
    let trace = try recording.trace { $0.endNanoseconds = 900_000_000 }
    #expect(trace.summary.wallSeconds == 0.02)
    #expect(trace.summary.threads.map(\.holdSeconds) == [0.02])
  }

  @Test func `a process whose exec failed went on`() throws {
    var (recording, main) = started()
    recording.add(GILLAB_GIL_PROCESS_ENDS, 0, main, at: 20_000_000)
    recording.add(GILLAB_GIL_PROCESS_GOES_ON, 0, main, at: 21_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 900_000_000 }
    #expect(summary.wallSeconds == 0.9)
    #expect(summary.threads.map(\.holdSeconds) == [0.9])
  }

  @Test func `a child that said nothing ended at the latest when its parent learnt of it`() throws {
    var (recording, main) = started()
    let child = recording.thread(process: 200)
    recording.make(lock, child, at: 10_000_000)
    recording.took(lock, child, at: 10_000_000)
    recording.add(GILLAB_GIL_CHILD_ENDED, 200, main, at: 70_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 100_000_000 }
    #expect(summary.threads.first { $0.process == 200 }?.holdSeconds == 0.06)
  }

  @Test func `a child that said when it ended is believed rather than its parent`() throws {
    var (recording, main) = started()
    let child = recording.thread(process: 200)
    recording.make(lock, child, at: 10_000_000)
    recording.took(lock, child, at: 10_000_000)
    recording.add(GILLAB_GIL_PROCESS_ENDS, 0, child, at: 60_000_000)
    recording.add(GILLAB_GIL_CHILD_ENDED, 200, main, at: 70_000_000)
    let summary = try recording.summary { $0.endNanoseconds = 100_000_000 }
    #expect(summary.threads.first { $0.process == 200 }?.holdSeconds == 0.05)
  }

  @Test func `a free-threaded build that turned its lock on for a moment runs without one`() throws {
    var (recording, main) = started()
    recording.dropped(lock, main, at: 1_000_000)
    for (end, mode) in [(900_000_000, GILMode.off), (4_000_000, .enabled)] {
      let summary = try recording.summary {
        $0.endNanoseconds = UInt64(end)
        $0.isFreeThreadedBuild = true
        $0.isGILEnabled = false
      }
      #expect(summary.gil == mode)
    }
  }
}
