/// When each unit of a sample began and ended, by the worker that did it: what a report's window is computed from.
public struct SampleStamps: Sendable, Hashable {
  /// From a unit's start to its end, in seconds on CLOCK_MONOTONIC.
  public struct Unit: Sendable, Hashable {
    public var start: Double
    public var end: Double

    public init(start: Double, end: Double) {
      self.start = start
      self.end = end
    }
  }

  /// The moment at which all workers were let go, in seconds on CLOCK_MONOTONIC.
  public var startLine: Double
  /// Each worker's units in the order in which it did them.
  public var workers: [[Unit]]

  public init(startLine: Double, workers: [[Unit]]) {
    self.startLine = startLine
    self.workers = workers
  }

  /// End of the last unit; the start line where there is none.
  public var end: Double { workers.joined().map(\.end).max() ?? startLine }

  /// From the start line to the end of the last unit.
  public var wallSeconds: Double { end - startLine }

  /// From the last worker's first start to the first worker's last end; nil where they were never all at work.
  private var window: Unit? {
    let starts = workers.compactMap { units in units.map(\.start).min() }
    let ends = workers.compactMap { units in units.map(\.end).max() }
    // A worker that had nothing to do was not at work.
    guard starts.count == workers.count, let start = starts.max(), let end = ends.min(), start < end else { return nil }
    return Unit(start: start, end: end)
  }

  /// How long all workers were at work at once; 0 if they never were.
  public var windowSeconds: Double { window.map { $0.end - $0.start } ?? 0 }

  /// What each worker did; one that had nothing to do began and ended at the start line.
  public var reportedWorkers: [SampleWorker] {
    let window = window
    return workers.map { units in
      SampleWorker(
        units: units.count,
        unitsInWindow: window.map { window in units.reduce(0) { $0 + $1.share(in: window) } } ?? 0,
        startSeconds: (units.map(\.start).min() ?? startLine) - startLine,
        endSeconds: (units.map(\.end).max() ?? startLine) - startLine)
    }
  }
}

extension SampleStamps.Unit {
  /// The part of it that lies in a window: 1 for all of it.
  fileprivate func share(in window: Self) -> Double {
    let length = end - start
    // One too short for the clock is inside or outside.
    guard length > 0 else { return start >= window.start && start < window.end ? 1 : 0 }
    return max(0, min(end, window.end) - max(start, window.start)) / length
  }
}
