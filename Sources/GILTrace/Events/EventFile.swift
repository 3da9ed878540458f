import GILEventFormat
import Glibc

/// A file of GIL events that nobody writes any more.
///
/// Only its chunks' headers are read when it is opened; the events are read as they are replayed, a window of each thread
/// at a time. So a file of any size takes little memory.
public final class EventFile: Sendable {
  public let path: String
  /// CLOCK_MONOTONIC when it was made: the events' zero.
  public let originNanoseconds: Int64
  /// CLOCK_REALTIME at that moment, since 1970.
  public let originRealtimeNanoseconds: Int64
  /// Those with events, in the order in which they recorded their first.
  public let threads: [RecordedThread]
  public let counts: EventCounts
  public let damage: Damage
  /// When the first event found no room, from the origin: what came later is not whole. Nil when none was lost.
  public let firstLostNanoseconds: UInt64?
  private let bytes: FileBytes

  /// What a file lacks that was not written to its end.
  public struct Damage: Sendable, Hashable {
    /// Bytes that its header says were taken and that are not there.
    public var missingBytes = 0
    /// Chunks whose number is missing between others of their thread.
    public var missingChunks = 0
  }

  public init(path: String) throws(EventFileError) {
    let bytes = try FileBytes(path: path)
    let headerBytes = Int(GILLAB_GIL_HEADER_BYTES)
    guard bytes.count >= headerBytes, let header = bytes.load(GillabGILHeader.self, at: 0) else {
      throw .tooShort(path: path, bytes: bytes.count)
    }
    var magic = header.magic
    guard withUnsafeBytes(of: &magic, { $0.elementsEqual(GILLAB_GIL_MAGIC.utf8) }) else {
      throw .notEvents(path: path)
    }
    let table = ChunkTable(of: bytes, taken: Int(clamping: header.next))
    self.path = path
    self.bytes = bytes
    originNanoseconds = header.originNanoseconds
    originRealtimeNanoseconds = header.originRealtimeNanoseconds
    threads = table.threads
    counts = EventCounts(recorded: threads.reduce(0) { $0 + $1.eventCount }, lost: Int(clamping: header.lost))
    damage = table.damage
    firstLostNanoseconds = header.firstLostNanoseconds > 0 ? UInt64(header.firstLostNanoseconds) : nil
  }

  /// Reads events from a place in the file, as many as the array has; how many there were.
  func read(_ events: inout [GillabGILEvent], count: Int, at offset: Int) -> Int {
    events.withUnsafeMutableBytes { buffer in
      let stride = MemoryLayout<GillabGILEvent>.stride
      return bytes.read(UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(count * stride)), at: offset) / stride
    }
  }
}
