import GILEventFormat
import Glibc

/// Writes the events of many threads to one file, each thread's to chunks of its own that grow as the real ones do.
struct SyntheticFile {
  private(set) var events = 0
  private let path: String
  private let process: Int32
  private let file: Int32
  private var next = Int(GILLAB_GIL_HEADER_BYTES)
  private var chunks: [Chunk]

  private struct Chunk {
    var bytes = 0
    var sequence: UInt32 = 0
    var offset = 0
    var events: [GillabGILEvent] = []

    var room: Int { (bytes - MemoryLayout<GillabGILChunk>.stride) / MemoryLayout<GillabGILEvent>.stride }
  }

  init(path: String, process: Int32, threads: Int) throws {
    self.path = path
    self.process = process
    chunks = Array(repeating: Chunk(), count: threads)
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw CommandFailed(command: ["open", path], reason: String(cString: strerror(errno))) }
  }

  mutating func add(
    _ kind: GillabGILEventKind, _ thread: Int, _ condition: UInt64, at nanoseconds: UInt64
  ) throws {
    if chunks[thread].bytes == 0 || chunks[thread].events.count == chunks[thread].room { try takeChunk(thread) }
    chunks[thread].events.append(
      GillabGILEvent(timeAndKind: nanoseconds << 8 | UInt64(kind.rawValue), condition: condition))
    events += 1
  }

  /// Writes what is left, and the header.
  mutating func finish() throws {
    for thread in chunks.indices where chunks[thread].bytes > 0 { try write(chunks[thread], of: thread) }
    var header = GillabGILHeader()
    withUnsafeMutableBytes(of: &header.magic) { $0.copyBytes(from: GILLAB_GIL_MAGIC.utf8.map { $0 }) }
    header.next = UInt64(next)
    header.threads = UInt32(chunks.count)
    try withUnsafeBytes(of: header) { bytes in try write(bytes, at: 0) }
    // The last chunk ends where the file does, however few events are in it.
    ftruncate(file, next)
    close(file)
  }

  private mutating func takeChunk(_ thread: Int) throws {
    var chunk = chunks[thread]
    if chunk.bytes > 0 {
      try write(chunk, of: thread)
      chunk.sequence += 1
    }
    let size = chunk.bytes == 0 ? Int(GILLAB_GIL_SMALLEST_CHUNK) : chunk.bytes * 2
    chunk.bytes = min(size, Int(GILLAB_GIL_LARGEST_CHUNK))
    chunk.offset = next
    chunk.events.removeAll(keepingCapacity: true)
    next += chunk.bytes
    chunks[thread] = chunk
  }

  private func write(_ chunk: Chunk, of thread: Int) throws {
    var header = GillabGILChunk()
    header.magic = UInt32(GILLAB_GIL_CHUNK_MAGIC)
    header.bytes = UInt32(chunk.bytes)
    header.count = UInt32(chunk.events.count)
    header.thread = UInt32(thread)
    header.process = process
    header.nativeID = process + Int32(thread)
    header.sequence = chunk.sequence
    try withUnsafeBytes(of: header) { bytes in try write(bytes, at: chunk.offset) }
    try chunk.events.withUnsafeBytes { bytes in
      try write(bytes, at: chunk.offset + MemoryLayout<GillabGILChunk>.stride)
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    var done = 0
    while done < bytes.count {
      let count = pwrite(file, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      guard count > 0 else { throw CommandFailed(command: ["write", path], reason: String(cString: strerror(errno))) }
      done += count
    }
  }
}
