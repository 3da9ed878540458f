/// What a figure is made of: a number for each block.
struct ClaimSeries: Equatable {
  private(set) var values: [Int: Double]
  /// Blocks that have both numbers of a ratio and no ratio, as the divisor was 0 or less.
  private(set) var lostBlocks: Set<Int> = []

  init(_ values: [Int: Double]) { self.values = values }

  /// The ratios to another's numbers, in the blocks that both have.
  func divided(by divisors: ClaimSeries) -> ClaimSeries {
    var ratios = ClaimSeries([:])
    ratios.lostBlocks = lostBlocks.union(divisors.lostBlocks)
    for (block, value) in values {
      guard let divisor = divisors.values[block] else { continue }
      let ratio = value / divisor
      if divisor > 0, ratio.isFinite { ratios.values[block] = ratio } else { ratios.lostBlocks.insert(block) }
    }
    return ratios
  }

  func divided(by number: Double) -> ClaimSeries {
    divided(by: ClaimSeries(values.mapValues { _ in number }))
  }
}
