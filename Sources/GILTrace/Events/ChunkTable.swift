import GILEventFormat

/// Which parts of a file belong to which thread.
struct ChunkTable {
  private(set) var threads: [RecordedThread] = []
  private(set) var damage = EventFile.Damage()
  private let bytes: FileBytes

  /// - Parameter taken: Up to where the header says the file was given to threads.
  init(of bytes: FileBytes, taken: Int) {
    self.bytes = bytes
    damage.missingBytes = max(0, taken - bytes.count)
    let found = chunks(upTo: min(taken, bytes.count))
    var index = 0
    while index < found.count {
      let owner = found[index]
      let end = found[index...].firstIndex { $0.thread != owner.thread || $0.process != owner.process } ?? found.count
      add(found[index..<end])
      index = end
    }
    threads.sort { ($0.firstNanoseconds, $0.serial) < ($1.firstNanoseconds, $1.serial) }
  }

  private mutating func add(_ chunks: ArraySlice<Chunk>) {
    guard let last = chunks.last else { return }
    damage.missingChunks += max(0, Int(last.sequence) + 1 - chunks.count)
    let filled = chunks.map(\.events).filter { $0.count > 0 }
    guard let first = filled.first, let end = filled.last else { return }
    let lastEvent = event(at: end.offset + (end.count - 1) * Self.eventBytes)
    threads.append(
      RecordedThread(
        serial: Int(last.thread), process: Int(last.process), nativeID: Int(last.nativeID), kernelName: last.name,
        eventCount: filled.reduce(0) { $0 + $1.count }, firstNanoseconds: event(at: first.offset)?.nanoseconds ?? 0,
        lastNanoseconds: lastEvent?.nanoseconds ?? 0, endsProcess: lastEvent?.kind == EventKind.processEnds,
        chunks: filled))
  }

  private struct Chunk {
    let thread: UInt32
    let process: Int32
    let sequence: UInt32
    let nativeID: Int32
    let name: String
    let events: EventRange
  }

  private static let eventBytes = MemoryLayout<GillabGILEvent>.stride
  private static let headerBytes = MemoryLayout<GillabGILChunk>.stride

  /// By thread and sequence.
  private func chunks(upTo end: Int) -> [Chunk] {
    var chunks: [Chunk] = []
    let page = Int(GILLAB_GIL_SMALLEST_CHUNK)
    var offset = Int(GILLAB_GIL_HEADER_BYTES)
    while offset + Self.headerBytes <= end, let header = bytes.load(GillabGILChunk.self, at: offset) {
      let size = Int(header.bytes)
      guard header.magic == UInt32(GILLAB_GIL_CHUNK_MAGIC), size >= page, size % page == 0 else {
        // Its taker was killed before it wrote the header, so its size is not known. The next chunk begins at some page;
        // an event there cannot be taken for one, as the magic number ends in a kind that no event has.
        offset += page
        continue
      }
      let room = (min(size, end - offset) - Self.headerBytes) / Self.eventBytes
      chunks.append(
        Chunk(
          thread: header.thread, process: header.process, sequence: header.sequence, nativeID: header.nativeID,
          name: Self.name(of: header),
          events: EventRange(offset: offset + Self.headerBytes, count: min(Int(header.count), room))))
      offset += size
    }
    return chunks.sorted { ($0.thread, $0.process, $0.sequence) < ($1.thread, $1.process, $1.sequence) }
  }

  private func event(at offset: Int) -> TraceEvent? {
    bytes.load(GillabGILEvent.self, at: offset).map { TraceEvent($0) }
  }

  private static func name(of header: GillabGILChunk) -> String {
    withUnsafeBytes(of: header.name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
