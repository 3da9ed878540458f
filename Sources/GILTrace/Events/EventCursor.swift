import GILEventFormat

/// One thread's events, one after the other, through a window into the file.
struct EventCursor {
  /// Of the event it stands at; `.max` once there is none.
  private(set) var nanoseconds: UInt64
  /// Events whose time was before that of the one before them. They are taken for simultaneous.
  private(set) var disordered = 0

  private let chunks: [EventRange]
  private let windowEvents: Int
  private var window: [GillabGILEvent] = []
  private var next = 0
  private var end = 0
  private var chunk = 0
  /// How many of the chunk's events were read into a window.
  private var taken = 0

  /// - Parameter windowEvents: How many events are read at a time.
  init(of thread: RecordedThread, windowEvents: Int) {
    chunks = thread.chunks
    self.windowEvents = min(windowEvents, thread.eventCount)
    nanoseconds = thread.firstNanoseconds
  }

  /// Goes to the next event and gives it; nil if the file turned out to end here.
  mutating func take(from file: EventFile) -> TraceEvent? {
    // Read here for the first event of all: a thread that has not begun needs no window.
    if next == end, !refill(from: file) { return nil }
    let event = window[next]
    let now = nanoseconds
    next += 1
    if next == end, !refill(from: file) {
      nanoseconds = .max
    } else {
      let time = TraceEvent(window[next]).nanoseconds
      if time < now { disordered += 1 } else { nanoseconds = time }
    }
    return TraceEvent(nanoseconds: now, kind: TraceEvent(event).kind, condition: event.condition)
  }

  private mutating func refill(from file: EventFile) -> Bool {
    while chunk < chunks.count, taken == chunks[chunk].count {
      chunk += 1
      taken = 0
    }
    guard chunk < chunks.count else {
      window = []
      nanoseconds = .max
      return false
    }
    let range = chunks[chunk]
    if window.isEmpty {
      window = Array(repeating: GillabGILEvent(), count: windowEvents)
    }
    let wanted = min(window.count, range.count - taken)
    end = file.read(&window, count: wanted, at: range.offset + taken * MemoryLayout<GillabGILEvent>.stride)
    // Less only if the file was cut since it was opened.
    taken = end == wanted ? taken + wanted : range.count
    next = 0
    return end > 0 ? true : refill(from: file)
  }
}
