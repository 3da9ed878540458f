/// What calls that one thread made did to the GIL.
public struct CallShares: Sendable, Hashable {
  /// One call. Times are seconds.
  public struct Call: Sendable, Hashable {
    public var seconds: Double
    /// The part in which the thread neither had nor wanted the lock: it had let go by itself.
    public var releasedSeconds: Double
    public var releases: Int
    public var longestHoldSeconds: Double
  }

  public var calls: [Call]

  /// - Parameters:
  ///   - nativeID: The thread that made the calls.
  ///   - windows: From the begin to the end of each call; nanoseconds of CLOCK_MONOTONIC.
  public init(in file: EventFile, process: Int, nativeID: Int, windows: [(begin: Int64, end: Int64)]) {
    let ranges = windows.map { UInt64($0.begin - file.originNanoseconds)..<UInt64($0.end - file.originNanoseconds) }
    let (tally, _) = file.replay(mainProcess: process, end: nil, into: WindowTally(windows: ranges))
    let threads = file.threads.indices.filter {
      file.threads[$0].process == process && file.threads[$0].nativeID == nativeID
    }
    calls = ranges.indices.map { window in
      let parts = threads.map { tally.part(ofThread: $0, inWindow: window) }
      let length = ranges[window].upperBound - ranges[window].lowerBound
      let used = parts.reduce(0) { $0 + $1.held + $1.waited }
      return Call(
        seconds: Double(length) / 1e9, releasedSeconds: Double(length - min(length, used)) / 1e9,
        releases: parts.reduce(0) { $0 + $1.takes },
        longestHoldSeconds: Double(parts.reduce(0) { max($0, $1.longestHold) }) / 1e9)
    }
  }
}
