import GILEventFormat
import GILTrace
import Glibc

/// A file of GIL events made by hand: what the processes of a traced program would have written.
public struct Recording: Sendable {
  /// One thread of a process, with what it does next.
  public struct Thread: Hashable, Sendable {
    public let serial: Int
    public let process: Int
    public let nativeID: Int
  }

  /// The conditions of one GIL, as far apart as CPython's.
  public struct Lock: Sendable {
    public let condition: UInt64
    public var switchCondition: UInt64 { condition + 88 }

    public init(at address: UInt64 = 0x1000) { condition = address }
  }

  public private(set) var threads: [Thread] = []
  private var events: [[GillabGILEvent]] = []
  private var names: [String] = []
  public init() {}

  public var lost = 0
  /// When the first of them was lost; 0 for none.
  public var firstLost: Int64 = 0
  /// Events in each chunk; small, so that threads have several.
  public var chunkEvents = 251

  public mutating func thread(process: Int = 100, nativeID: Int? = nil, name: String = "python3") -> Thread {
    let thread = Thread(serial: threads.count, process: process, nativeID: nativeID ?? process + threads.count)
    threads.append(thread)
    events.append([])
    names.append(name)
    return thread
  }

  public mutating func add(_ kind: GillabGILEventKind, _ condition: UInt64, _ thread: Thread, at nanoseconds: Int) {
    events[thread.serial].append(
      GillabGILEvent(timeAndKind: UInt64(nanoseconds) << 8 | UInt64(kind.rawValue), condition: condition))
  }

  public mutating func make(_ lock: Lock, _ thread: Thread, at time: Int) {
    add(GILLAB_GIL_CONDITION_MADE, lock.condition, thread, at: time)
    add(GILLAB_GIL_CONDITION_MADE, lock.switchCondition, thread, at: time)
  }

  public mutating func destroy(_ lock: Lock, _ thread: Thread, at time: Int) {
    add(GILLAB_GIL_CONDITION_DESTROYED, lock.condition, thread, at: time)
    add(GILLAB_GIL_CONDITION_DESTROYED, lock.switchCondition, thread, at: time)
  }

  public mutating func took(_ lock: Lock, _ thread: Thread, at time: Int) {
    add(GILLAB_GIL_SIGNAL, lock.switchCondition, thread, at: time)
  }

  public mutating func dropped(_ lock: Lock, _ thread: Thread, at time: Int) {
    add(GILLAB_GIL_SIGNAL, lock.condition, thread, at: time)
  }

  public mutating func wants(_ lock: Lock, _ thread: Thread, at time: Int) {
    add(GILLAB_GIL_WANT, lock.condition, thread, at: time)
  }

  public mutating func timedOut(_ lock: Lock, _ thread: Thread, at time: Int) {
    add(GILLAB_GIL_TIMEOUT, lock.condition, thread, at: time)
  }

  public mutating func yields(_ lock: Lock, _ thread: Thread, at times: ClosedRange<Int>) {
    add(GILLAB_GIL_YIELD_BEGAN, lock.switchCondition, thread, at: times.lowerBound)
    add(GILLAB_GIL_YIELD_ENDED, lock.switchCondition, thread, at: times.upperBound)
  }

  public mutating func scriptBegan(_ thread: Thread, at time: Int) { add(GILLAB_GIL_SCRIPT_BEGAN, 0, thread, at: time) }
  public mutating func ended(_ thread: Thread, at time: Int) { add(GILLAB_GIL_THREAD_ENDED, 0, thread, at: time) }
}

extension Recording {
  /// The bytes of the file.
  public var bytes: [UInt8] {
    var chunks: [UInt8] = []
    for (thread, all) in zip(threads, events) {
      for (sequence, start) in stride(from: 0, to: all.count, by: chunkEvents).enumerated() {
        let some = all[start..<min(start + chunkEvents, all.count)]
        chunks += chunk(of: thread, sequence: sequence, events: some)
      }
    }
    var header = GillabGILHeader()
    withUnsafeMutableBytes(of: &header.magic) { $0.copyBytes(from: Array(GILLAB_GIL_MAGIC.utf8)) }
    header.originNanoseconds = 5
    header.originRealtimeNanoseconds = 7
    header.next = UInt64(4096 + chunks.count)
    header.lost = UInt64(lost)
    header.firstLostNanoseconds = firstLost
    header.threads = UInt32(threads.count)
    var page = [UInt8](repeating: 0, count: 4096)
    withUnsafeBytes(of: header) { page.replaceSubrange(0..<$0.count, with: $0) }
    return page + chunks
  }

  private func chunk(of thread: Thread, sequence: Int, events: ArraySlice<GillabGILEvent>) -> [UInt8] {
    let size = (64 + events.count * 16 + 4095) / 4096 * 4096
    var header = GillabGILChunk()
    header.magic = UInt32(GILLAB_GIL_CHUNK_MAGIC)
    header.bytes = UInt32(size)
    header.count = UInt32(events.count)
    header.thread = UInt32(thread.serial)
    header.process = Int32(thread.process)
    header.nativeID = Int32(thread.nativeID)
    header.sequence = UInt32(sequence)
    withUnsafeMutableBytes(of: &header.name) { $0.copyBytes(from: Array(names[thread.serial].utf8.prefix(15))) }
    var bytes = withUnsafeBytes(of: header) { Array($0) }
    for event in events { withUnsafeBytes(of: event) { bytes += Array($0) } }
    return bytes + [UInt8](repeating: 0, count: size - bytes.count)
  }

  /// Opens it as a file; the file itself is gone by then.
  public func file() throws -> EventFile { try Self.open(bytes) }

  public static func open(_ bytes: [UInt8]) throws -> EventFile {
    var template = Array("/tmp/gil-trace-tests-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer {
      close(descriptor)
      unlink(path)
    }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      done += count
    }
    return try EventFile(path: path)
  }

  /// What the trace of it says.
  public func summary(_ change: (inout TraceContext) -> Void = { _ in }) throws -> TraceSummary {
    try trace(change).summary
  }

  public func trace(_ change: (inout TraceContext) -> Void = { _ in }) throws -> Trace {
    var context = TraceContext(python: "3.13.0", mainProcess: 100)
    change(&context)
    return Trace(of: try file(), context: context)
  }
}
