import GILEventFormat

/// All threads' events in the order of their time.
///
/// A heap holds the time of each thread's next event. A thread's events are mostly many in a row, so the one at the top
/// goes on until another thread's is earlier.
struct EventMerge {
  private struct Entry {
    let nanoseconds: UInt64
    let thread: Int

    static func < (left: Entry, right: Entry) -> Bool {
      (left.nanoseconds, left.thread) < (right.nanoseconds, right.thread)
    }
  }

  private let file: EventFile
  private var cursors: [EventCursor]
  private var heap: [Entry]

  /// Of all threads' windows together: 32 MiB, of each at least a page.
  private static let windowBytes = 32 << 20

  init(_ file: EventFile) {
    self.file = file
    let bytes = min(64 << 10, max(4096, Self.windowBytes / max(1, file.threads.count)))
    cursors = file.threads.map {
      EventCursor(of: $0, windowEvents: bytes / MemoryLayout<GillabGILEvent>.stride)
    }
    // The threads are in the order of their first events: a heap already.
    heap = file.threads.enumerated().map { Entry(nanoseconds: $1.firstNanoseconds, thread: $0) }
  }

  /// Calls with each event and its thread's index in the file; returns how many came out of their thread's order.
  mutating func replay(_ body: (TraceEvent, Int) -> Void) -> Int {
    var disordered = 0
    while let top = heap.first {
      let thread = top.thread
      let limit = earliestOfTheOthers
      repeat {
        guard let event = cursors[thread].take(from: file) else { break }
        body(event, thread)
      } while cursors[thread].nanoseconds < limit
      if cursors[thread].nanoseconds == .max {
        disordered += cursors[thread].disordered
        let last = heap.removeLast()
        if !heap.isEmpty { heap[0] = last }
      } else {
        heap[0] = Entry(nanoseconds: cursors[thread].nanoseconds, thread: thread)
      }
      if !heap.isEmpty { sink(0) }
    }
    return disordered
  }

  private var earliestOfTheOthers: UInt64 {
    let left = heap.count > 1 ? heap[1].nanoseconds : .max
    return heap.count > 2 ? min(left, heap[2].nanoseconds) : left
  }

  private mutating func sink(_ start: Int) {
    var index = start
    let entry = heap[start]
    while true {
      var child = 2 * index + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < entry else { break }
      heap[index] = heap[child]
      index = child
    }
    heap[index] = entry
  }
}
