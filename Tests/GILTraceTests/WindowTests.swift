import GILRecordings
import GILTrace
import Testing

/// What threads did inside windows of time.
@Suite struct WindowTests {
  let lock = Recording.Lock()

  /// One thread holds from 0 to 10, is off until 15, waits until 18, holds until 30; another holds from 10 to 18. In µs.
  private func file() throws -> EventFile {
    var recording = Recording()
    let main = recording.thread()
    let other = recording.thread()
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    recording.dropped(lock, main, at: 10_000)
    recording.took(lock, other, at: 10_000)
    recording.wants(lock, main, at: 15_000)
    recording.dropped(lock, other, at: 18_000)
    recording.took(lock, main, at: 18_000)
    recording.dropped(lock, main, at: 30_000)
    return try recording.file()
  }

  @Test func `spans are cut to the windows that they touch`() throws {
    let tally = try file().replay(
      mainProcess: 100, end: nil, into: WindowTally(windows: [2_000..<4_000, 8_000..<16_000, 17_000..<40_000])
    ).observer
    let parts = (0..<3).map { tally.part(ofThread: 0, inWindow: $0) }
    #expect(parts.map(\.held) == [2_000, 2_000, 12_000])
    #expect(parts.map(\.waited) == [0, 1_000, 1_000])
    #expect(parts.map(\.takes) == [0, 0, 1])
    #expect((0..<3).map { tally.part(ofThread: 1, inWindow: $0).held } == [0, 6_000, 1_000])
    #expect((0..<3).map { tally.handoffs(inWindow: $0) } == [0, 1, 1])
  }

  @Test func `a call has released what it neither held nor waited`() throws {
    let file = try file()
    // The file's origin is 5 ns of the clock.
    let calls = CallShares(in: file, process: 100, nativeID: 100, windows: [(8_005, 20_005), (20_005, 25_005)]).calls
    #expect(calls.map(\.seconds) == [12e-6, 5e-6])
    #expect(calls.map(\.releasedSeconds) == [5e-6, 0])
    #expect(calls.map(\.releases) == [1, 0])
    #expect(calls.map(\.longestHoldSeconds) == [2e-6, 5e-6])
  }
}
