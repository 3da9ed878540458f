/// Adds up what threads did inside given windows of time: single calls, or the measured part of a program.
public struct WindowTally: LockObserver, Sendable {
  /// What one thread did inside one window. Times are nanoseconds.
  public struct Part: Sendable, Hashable {
    public var held: UInt64 = 0
    public var waited: UInt64 = 0
    /// Times it took a lock.
    public var takes = 0
    /// Times it took a lock that another thread had held last.
    public var handoffs = 0
    public var longestHold: UInt64 = 0
  }

  private let windows: [Range<UInt64>]
  /// The first window that the thread's later spans can touch.
  private var cursors: [Int: Int] = [:]
  private var parts: [Int: [Int: Part]] = [:]

  /// - Parameter windows: In the order of time, not overlapping; nanoseconds from the file's origin.
  public init(windows: [Range<UInt64>]) { self.windows = windows }

  /// What a thread did in a window; all zero where it did nothing.
  ///
  /// - Parameter thread: Its number in the file's list.
  public func part(ofThread thread: Int, inWindow window: Int) -> Part { parts[thread]?[window] ?? Part() }

  /// By all threads together.
  public func handoffs(inWindow window: Int) -> Int {
    parts.values.reduce(0) { $0 + ($1[window]?.handoffs ?? 0) }
  }

  public mutating func spent(_ span: Span) {
    let first = firstWindow(of: span.thread, from: span.start)
    cursors[span.thread] = first
    for window in first..<windows.count {
      let bounds = windows[window]
      guard bounds.lowerBound < span.end else { break }
      let overlap = min(span.end, bounds.upperBound) - max(span.start, bounds.lowerBound)
      let isHold = span.activity == .holding
      change(span.thread, window) {
        if isHold { $0.held += overlap } else { $0.waited += overlap }
        if isHold { $0.longestHold = max($0.longestHold, overlap) }
      }
    }
  }

  public mutating func took(_ take: Take) {
    let window = firstWindow(of: take.thread, from: take.nanoseconds)
    guard window < windows.count, windows[window].contains(take.nanoseconds) else { return }
    change(take.thread, window) {
      $0.takes += 1
      if take.previous != nil { $0.handoffs += 1 }
    }
  }

  private mutating func change(_ thread: Int, _ window: Int, _ body: (inout Part) -> Void) {
    body(&parts[thread, default: [:]][window, default: Part()])
  }

  /// A span is told when it ends, and may have begun before a take that was told earlier: so only spans move the cursor.
  private func firstWindow(of thread: Int, from nanoseconds: UInt64) -> Int {
    var cursor = cursors[thread] ?? 0
    while cursor < windows.count, windows[cursor].upperBound <= nanoseconds { cursor += 1 }
    return cursor
  }
}
