import Measurement

/// What one worker did.
struct WorkerLog: Sendable, Equatable {
  /// In the order in which it did them.
  private(set) var stamps: [UnitStamp] = []
  /// The sum of its check values in each pass.
  private(set) var checks: [UInt64]
  /// In seconds; empty where the workload has none.
  private(set) var latencies: [Double] = []
  /// What its process had used when its last unit had ended; of a child process, from its start line on.
  var usage = ProcessUsage()

  init(passes: Int) {
    checks = Array(repeating: 0, count: passes)
  }

  mutating func note(_ stamp: UnitStamp, check: UInt64, pass: Int, latency: Double?) {
    stamps.append(stamp)
    checks[pass] &+= check
    if let latency { latencies.append(latency) }
  }
}

/// A worker's log as a child process sends it: machine words, since nobody but its parent reads them.
extension WorkerLog {
  var words: [UInt64] {
    var words = [UInt64(checks.count), UInt64(stamps.count), UInt64(latencies.count)]
    words += checks
    for stamp in stamps { words += [stamp.start, stamp.end] }
    words += latencies.map(\.bitPattern)
    words += [usage.userSeconds.bitPattern, usage.systemSeconds.bitPattern]
    words += [usage.voluntarySwitches, usage.involuntarySwitches].map { UInt64(bitPattern: Int64($0)) }
    return words
  }

  /// Nil for words that are no log.
  init?(words: [UInt64]) {
    guard words.count >= 7, words[..<3].allSatisfy({ $0 < 1 << 32 }) else { return nil }
    let (passes, units, latencies) = (Int(words[0]), Int(words[1]), Int(words[2]))
    guard words.count == 3 + passes + 2 * units + latencies + 4 else { return nil }
    var rest = words[3...]
    func take(_ count: Int) -> ArraySlice<UInt64> {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    checks = Array(take(passes))
    let times = Array(take(2 * units))
    stamps = (0..<units).map { UnitStamp(start: times[2 * $0], end: times[2 * $0 + 1]) }
    self.latencies = take(latencies).map(Double.init(bitPattern:))
    let used = Array(take(4))
    usage = ProcessUsage(
      userSeconds: Double(bitPattern: used[0]), systemSeconds: Double(bitPattern: used[1]),
      voluntarySwitches: Int(Int64(bitPattern: used[2])), involuntarySwitches: Int(Int64(bitPattern: used[3])))
  }
}
