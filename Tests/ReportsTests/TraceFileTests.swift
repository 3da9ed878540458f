import FoundationEssentials
import GILRecordings
import Testing

@testable import GILTrace
@testable import Reports

@Suite struct TraceFileTests {
  private let lock = Recording.Lock()

  /// Two threads that hand the lock over, the second with the number of one that has ended, and a child process.
  private var recording: Recording {
    var recording = Recording()
    let main = recording.thread(nativeID: 100)
    recording.make(lock, main, at: 0)
    recording.took(lock, main, at: 0)
    let first = recording.thread(nativeID: 777)
    recording.ended(first, at: 500)
    recording.scriptBegan(main, at: 1_000)
    let second = recording.thread(nativeID: 777)
    recording.wants(lock, second, at: 2_001)
    recording.timedOut(lock, second, at: 5_002_001)
    recording.dropped(lock, main, at: 5_002_100)
    recording.took(lock, second, at: 5_002_200)
    recording.wants(lock, main, at: 5_002_300)
    recording.dropped(lock, second, at: 6_000_000)
    recording.took(lock, main, at: 6_000_010)
    recording.ended(second, at: 6_500_000)
    let child = recording.thread(process: 200, nativeID: 200)
    recording.make(lock, child, at: 7_000_000)
    recording.took(lock, child, at: 7_000_000)
    recording.dropped(lock, child, at: 8_000_000)
    return recording
  }

  private func write(
    _ recording: Recording, notes: String = "", folder: Folder
  ) throws -> String {
    let file = try recording.file()
    let context = TraceContext(
      python: "3.13.0", mainProcess: 100, endNanoseconds: 9_000_000,
      notes: TraceNotes(jsonLines: Array(notes.utf8)))
    let trace = Trace(of: file, context: context)
    try ChromeTrace.write(file, context: context, trace: trace, program: "a \"b\".py", to: folder.path + "/trace.json")
    return try String(contentsOf: URL(filePath: folder.path + "/trace.json"), encoding: .utf8)
  }

  @Test func `a file for Chrome's viewer names its threads and holds every hold and wait`() throws {
    let folder = try Folder()
    let name = #"{"kind":"thread","process":100,"nativeID":777,"time":2001,"name":"\u0007tab\tquote\""}"#
    #expect(
      try write(recording, notes: name, folder: folder) == #"""
        {"displayTimeUnit":"ms","otherData":{"program":"a \"b\".py","python":"3.13.0","zeroMonotonicNanoseconds":1005},"traceEvents":[
        {"ph":"M","pid":100,"tid":100,"name":"process_name","args":{"name":"a \"b\".py"}},
        {"ph":"M","pid":100,"tid":100,"name":"thread_name","args":{"name":"main"}},
        {"ph":"M","pid":100,"tid":777,"name":"thread_name","args":{"name":"thread 777"}},
        {"ph":"M","pid":100,"tid":4194305,"name":"thread_name","args":{"name":"\u0007tab\u0009quote\""}},
        {"ph":"M","pid":200,"tid":200,"name":"process_name","args":{"name":"process 200"}},
        {"ph":"M","pid":200,"tid":200,"name":"thread_name","args":{"name":"main"}},
        {"ph":"i","s":"t","cat":"gil","name":"time-out","pid":100,"tid":4194305,"ts":5001.001},
        {"ph":"X","cat":"gil","name":"holds the GIL","pid":100,"tid":100,"ts":0.000,"dur":5001.100,"args":{"interpreter":0}},
        {"ph":"X","cat":"gil","name":"waits for the GIL","pid":100,"tid":4194305,"ts":1.001,"dur":5000.199,"args":{"interpreter":0}},
        {"ph":"i","s":"t","cat":"gil","name":"forced hand-off","pid":100,"tid":100,"ts":5001.200},
        {"ph":"X","cat":"gil","name":"holds the GIL","pid":100,"tid":4194305,"ts":5001.200,"dur":997.800,"args":{"interpreter":0}},
        {"ph":"X","cat":"gil","name":"waits for the GIL","pid":100,"tid":100,"ts":5001.100,"dur":997.910,"args":{"interpreter":0}},
        {"ph":"X","cat":"gil","name":"holds the GIL","pid":200,"tid":200,"ts":6999.000,"dur":1000.000,"args":{"interpreter":0}},
        {"ph":"X","cat":"gil","name":"holds the GIL","pid":100,"tid":100,"ts":5999.010,"dur":2999.990,"args":{"interpreter":0}}
        ]}

        """#)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["trace.json"])
  }

  @Test func `every event keeps the format's rules, and nothing on a track overlaps`() throws {
    let text = try write(recording, folder: try Folder())
    let document = try JSONDecoder().decode(TraceDocument.self, from: Data(text.utf8))
    #expect(document.displayTimeUnit == "ms")
    var ends: [Int: Double] = [:]
    for event in document.traceEvents.filter({ $0.ph == "X" }).sorted(by: { ($0.ts ?? 0) < ($1.ts ?? 0) }) {
      let start = try #require(event.ts)
      let length = try #require(event.dur)
      #expect(start >= 0 && length > 0)
      #expect(start >= ends[event.tid, default: 0] - 1e-6)
      ends[event.tid] = start + length
    }
    let named = Set(document.traceEvents.filter { $0.name == "thread_name" }.map(\.tid))
    #expect(document.traceEvents.allSatisfy { named.contains($0.tid) })
    #expect(document.traceEvents.filter { $0.ph == "i" }.allSatisfy { $0.s == "t" && $0.ts != nil })
  }

  @Test func `a trace without events is still a whole document`() throws {
    let text = try write(Recording(), folder: try Folder())
    #expect(try JSONDecoder().decode(TraceDocument.self, from: Data(text.utf8)).traceEvents.isEmpty)
  }

  @Test func `a place that cannot be written to is named, and nothing is left there`() throws {
    let file = try recording.file()
    let context = TraceContext(python: "3.13.0", mainProcess: 100)
    let trace = Trace(of: file, context: context)
    #expect(throws: TraceFileError(path: "/nowhere/t.json.partial", reason: "No such file or directory")) {
      try ChromeTrace.write(file, context: context, trace: trace, program: "x", to: "/nowhere/t.json")
    }
    // A folder of that name: the rename at the end is refused.
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path + "/t.json", withIntermediateDirectories: false)
    #expect(throws: TraceFileError(path: folder.path + "/t.json", reason: "Is a directory")) {
      try ChromeTrace.write(file, context: context, trace: trace, program: "x", to: folder.path + "/t.json")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["t.json"])
  }
}

/// The part of the format that is used, as strictly as its specification has it.
private struct TraceDocument: Decodable {
  struct Event: Decodable {
    let ph: String
    let name: String
    let pid: Int
    let tid: Int
    let ts: Double?
    let dur: Double?
    let s: String?
  }

  let displayTimeUnit: String
  let traceEvents: [Event]
}

/// A folder that goes when nobody holds it any more.
private final class Folder {
  let path = FileManager.default.temporaryDirectory.path + "/trace-file-tests-\(UUID().uuidString)"
  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
