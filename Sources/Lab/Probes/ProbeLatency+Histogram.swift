import Histogram
import Workloads

extension ProbeLatency {
  /// Percentiles of durations; nil without any. 0 counts as 1 ns, below which a histogram sees nothing.
  init?(nanoseconds: some Sequence<UInt64>) {
    var histogram = Histogram<UInt64>(numberOfSignificantValueDigits: .three)
    var longest: UInt64 = 0
    for value in nanoseconds {
      longest = Swift.max(longest, value)
      histogram.record(Swift.max(value, 1))
    }
    let count = Int(histogram.totalCount)
    guard count > 0 else { return nil }
    func seconds(_ percentile: Double) -> Double {
      // A bucket's own highest value may be above the largest that was measured.
      Double(min(histogram.valueAtPercentile(percentile), longest)) / 1e9
    }
    self.init(
      count: count, p50: seconds(50), p90: seconds(90), p99: count >= 100 ? seconds(99) : nil,
      p999: count >= 1000 ? seconds(99.9) : nil, max: Double(longest) / 1e9)
  }

  /// The same of durations in seconds; what is negative, as it was early, counts as no time.
  init?(seconds: some Sequence<Double>) {
    // An hour is longer than any sample may take.
    self.init(nanoseconds: seconds.lazy.filter(\.isFinite).map { UInt64(Swift.min(Swift.max($0 * 1e9, 0), 3.6e12)) })
  }
}
