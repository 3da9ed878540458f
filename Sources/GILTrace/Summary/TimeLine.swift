/// When each thread held a lock and when it waited for one, in columns of equal length.
public struct TimeLine: Sendable, Hashable {
  /// What a thread did in one column, as shares of it; the rest it was off the lock.
  public struct Column: Sendable, Hashable {
    public var held: Double
    public var waited: Double

    public init(held: Double, waited: Double) {
      self.held = held
      self.waited = waited
    }
  }

  /// From the script's begin to the end of the last process.
  public var seconds: Double
  /// One for each thread of the summary, in its order.
  public var rows: [Row]

  /// The fine bins of one thread.
  public struct Row: Sendable, Hashable {
    /// Nanoseconds in each bin; empty for a thread that never held or waited.
    var held: [UInt64] = []
    var waited: [UInt64] = []
    var binNanoseconds: Double = 1

    public init() {}

    /// The row in so many columns.
    public func columns(_ count: Int) -> [Column] {
      guard !held.isEmpty, count > 0 else { return Array(repeating: Column(held: 0, waited: 0), count: max(0, count)) }
      let bins = Double(held.count) / Double(count)
      return (0..<count).map { column in
        let range = (Double(column) * bins)..<(Double(column + 1) * bins)
        let length = bins * binNanoseconds
        return Column(
          held: min(1, Self.sum(held, in: range) / length), waited: min(1, Self.sum(waited, in: range) / length))
      }
    }

    /// Bins at the ends of the range count in part.
    private static func sum(_ bins: [UInt64], in range: Range<Double>) -> Double {
      var sum = 0.0
      var bin = Int(range.lowerBound)
      while bin < bins.count, Double(bin) < range.upperBound {
        let part = min(range.upperBound, Double(bin + 1)) - max(range.lowerBound, Double(bin))
        sum += Double(bins[bin]) * part
        bin += 1
      }
      return sum
    }
  }
}
