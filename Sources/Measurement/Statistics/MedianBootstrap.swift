/// Medians of values that were drawn with replacement, in groups that stay together.
///
/// A resample is counted, not sorted: its median is found by walking over how often each rank was drawn. Sorting each of
/// some thousand resamples of each cell would take most of the time of an analysis.
struct MedianBootstrap {
  private let sorted: [Double]
  /// Ranks of each group's values, one group after another, and where each group begins.
  private let ranks: [Int]
  private let starts: [Int]
  private var counts: [UInt32]
  private var generator: SplitMix64

  /// - Parameter groups: Places of values that are drawn together; nil for each on its own.
  init(_ values: [Double], groups: [Range<Int>]? = nil, seed: UInt64) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var rankOfPlace = [Int](repeating: 0, count: values.count)
    for (rank, place) in order.enumerated() { rankOfPlace[place] = rank }
    let groups = groups ?? values.indices.map { $0..<($0 + 1) }
    sorted = order.map { values[$0] }
    ranks = groups.flatMap { $0.map { rankOfPlace[$0] } }
    starts = groups.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    counts = [UInt32](repeating: 0, count: values.count)
    generator = SplitMix64(seed: seed)
  }

  /// The medians of so many resamples, each of as many groups as there are; nil without values.
  mutating func medians(_ resamples: Int) -> Samples? {
    guard !sorted.isEmpty else { return nil }
    return Samples((0..<max(1, resamples)).map { _ in median() })
  }

  /// One resample's median.
  mutating func median() -> Double {
    let groups = starts.count - 1
    var drawn = 0
    for rank in counts.indices { counts[rank] = 0 }
    for _ in 0..<groups {
      let group = Int.random(in: 0..<groups, using: &generator)
      for place in starts[group]..<starts[group + 1] { counts[ranks[place]] += 1 }
      drawn += starts[group + 1] - starts[group]
    }
    return middle(of: drawn)
  }

  /// The median of the resample, in which that many values were drawn: the mean of the middle two, which may be one.
  private func middle(of drawn: Int) -> Double {
    let lower = (drawn - 1) / 2
    let upper = drawn / 2
    var seen = 0
    var below: Double?
    for rank in counts.indices where counts[rank] > 0 {
      seen += Int(counts[rank])
      if below == nil, seen > lower { below = sorted[rank] }
      if let below, seen > upper { return (below + sorted[rank]) / 2 }
    }
    return sorted[sorted.count - 1]
  }
}
