import GILRecordings
import Glibc
import Testing

@testable import GILTrace

@Suite struct EventFileTests {
  private func recording(holds: Int) -> Recording {
    var recording = Recording()
    let lock = Recording.Lock()
    let main = recording.thread()
    recording.make(lock, main, at: 0)
    for hold in 0..<holds {
      recording.took(lock, main, at: hold * 1_000)
      recording.dropped(lock, main, at: hold * 1_000 + 500)
    }
    return recording
  }

  @Test func `a file tells its origin, its threads and its counts`() throws {
    var recording = recording(holds: 1_000)
    recording.lost = 12
    let file = try recording.file()
    #expect(file.originNanoseconds == 5)
    #expect(file.originRealtimeNanoseconds == 7)
    #expect(file.counts == EventCounts(recorded: 2_002, lost: 12))
    #expect(file.damage == EventFile.Damage())
    #expect(file.threads.map(\.nativeID) == [100])
    #expect(file.threads.map(\.kernelName) == ["python3"])
    #expect(file.threads.map(\.lastNanoseconds) == [999_500])
  }

  @Test func `what is no file of events is refused with what to do`() throws {
    #expect(throws: EventFileError.unreadable(path: "/nowhere/x", reason: "No such file or directory")) {
      try EventFile(path: "/nowhere/x")
    }
    #expect(throws: EventFileError.unreadable(path: "/tmp", reason: "it is no regular file")) {
      try EventFile(path: "/tmp")
    }
    let short = #expect(throws: EventFileError.self) { try Recording.open([1, 2, 3]) }
    #expect(
      short?.description.hasSuffix(
        ": it has 3 bytes, less than the header of a file of GIL events; trace the program again") == true)
    let other = #expect(throws: EventFileError.self) { try Recording.open([UInt8](repeating: 65, count: 5_000)) }
    #expect(
      other?.description.hasSuffix(
        ": it does not begin as a file of GIL events does; name one that gillab trace wrote") == true)
  }

  @Test func `a file cut short gives what is left, and says so`() throws {
    let bytes = recording(holds: 1_000).bytes
    let file = try Recording.open(Array(bytes.prefix(4096 + 4096 + 64 + 16 * 10 + 5)))
    // 251 events of the first chunk, 10 of the second.
    #expect(file.counts.recorded == 261)
    let trace = Trace(of: file, context: TraceContext(python: "3.13.0", mainProcess: 100))
    let missing = bytes.count - (4096 + 4096 + 64 + 16 * 10 + 5)
    #expect(
      trace.summary.notes == [
        "the file of events lacks \(missing) bytes at its end: the figures are about what is left"
      ])
    #expect(trace.summary.threads.map(\.holds) == [130])
  }

  @Test func `a chunk whose taker was killed before it wrote to it is passed over`() throws {
    let bytes = recording(holds: 300).bytes
    // The second of three chunks of a page each.
    var damaged = bytes
    damaged.replaceSubrange(8192..<12_288, with: [UInt8](repeating: 0, count: 4096))
    let file = try Recording.open(damaged)
    #expect(file.counts.recorded == 602 - 251)
    #expect(file.damage == EventFile.Damage(missingBytes: 0, missingChunks: 1))
  }

  @Test func `lost events are told`() throws {
    var recording = recording(holds: 10)
    recording.lost = 78
    #expect(
      try recording.summary().notes == [
        "78 of 100 events found no room: the figures are about the time before; give the trace more with --limit"
      ])
  }

  @Test func `a file without any event is a program that ended too soon`() throws {
    let summary = try Recording().summary()
    #expect(summary.diagnosis == .tooShort)
    #expect(
      summary.explanation
        == "tooShort: no thread was seen to take the lock. The program ended before it could be told.")
    #expect(summary.threads.isEmpty && summary.locks.isEmpty && summary.acquisition == nil)
  }
}
