import Histogram
import Workloads

/// Durations as they are counted for their percentiles.
struct LatencyHistogram {
  private var histogram = Histogram<UInt64>(numberOfSignificantValueDigits: .three)
  private var longest: UInt64 = 0

  /// 0 counts as 1 ns, below which a histogram sees nothing.
  mutating func record(nanoseconds: UInt64) {
    longest = max(longest, nanoseconds)
    histogram.record(max(nanoseconds, 1))
  }

  /// What is negative, as it was early, counts as no time; an hour is longer than any sample may take.
  mutating func record(seconds: Double) {
    guard seconds.isFinite else { return }
    record(nanoseconds: UInt64(min(max(seconds * 1e9, 0), 3.6e12)))
  }

  /// Nil without any.
  var percentiles: ProbeLatency? {
    let count = Int(histogram.totalCount)
    guard count > 0 else { return nil }
    func seconds(_ percentile: Double) -> Double {
      // A bucket's own highest value may be above the largest that was measured.
      Double(min(histogram.valueAtPercentile(percentile), longest)) / 1e9
    }
    return ProbeLatency(
      count: count, p50: seconds(50), p90: seconds(90), p99: count >= 100 ? seconds(99) : nil,
      p999: count >= 1000 ? seconds(99.9) : nil, max: Double(longest) / 1e9)
  }
}
