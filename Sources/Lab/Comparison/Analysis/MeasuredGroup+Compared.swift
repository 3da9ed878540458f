import Measurement
import Workloads

extension MeasuredGroup {
  /// Significance below which Wilcoxon's test counts as having found a difference.
  private static let level = 0.05

  private struct Comparison {
    let baseline: MeasuredCell
    let ratios: BlockRatios
    let estimate: RatioEstimate
  }

  /// Every cell with its figures: Python's by interpreter and model, Swift's, then the null twins.
  var compared: [ComparedCell] {
    let floors = noiseFloors
    let sorted = cells.sorted { key($0).lexicographicallyPrecedes(key($1)) }
    let comparisons = sorted.map(comparison)
    let pValues = pValues(sorted, comparisons)
    let tests = pValues.count { $0 != nil }
    return sorted.indices.map { place in
      let cell = sorted[place]
      var figures = cell.figures
      figures.nullTwin = isTwin(cell)
      figures.efficiency = efficiency(of: cell)
      if cell.cell.index == baseline(of: cell)?.cell.index {
        figures.verdict = .baseline
        // 1 without an interval: it is so by definition.
        figures.speedup = SpeedUp(estimate: 1, low: 1, high: 1, confidence: 1, blocks: cell.throughput.count)
      } else if let comparison = comparisons[place] {
        let margin = (plan.threshold, floors.share(for: comparison.baseline))
        let verdict = comparison.estimate.verdict(threshold: margin.0, floor: margin.1)
        figures.speedup = SpeedUp(comparison.estimate)
        figures.baseline = ComparisonSubject(comparison.baseline.cell)
        if !isTwin(cell) { figures.verdict = ComparedCell.Verdict(verdict) }
        figures.pValue = pValues[place]
        if let pValue = pValues[place], let floor = margin.1 {
          let isTooFew = WilcoxonSignedRank.smallestPValue(of: comparison.ratios.count) * Double(tests) >= Self.level
          let isBeyond = comparison.estimate.isBeyond(max(margin.0, floor))
          let isFound = pValue < Self.level
          figures.secondOpinion =
            isTooFew
            ? .tooFewBlocks : (verdict == .inconclusive ? isFound && isBeyond : !isFound) ? .disagrees : .agrees
        }
      }
      return figures
    }
  }

  private func comparison(of cell: MeasuredCell) -> Comparison? {
    guard isTimed else { return nil }
    let other = isTwin(cell) ? original(of: cell) : baseline(of: cell)
    guard let other, other.cell.index != cell.cell.index, let ratios = ratios(cell, over: other) else { return nil }
    return Comparison(baseline: other, ratios: ratios, estimate: estimate(ratios, of: cell))
  }

  /// Corrected for all that one table asks at once; nil for what is no row or has no comparison.
  private func pValues(_ cells: [MeasuredCell], _ comparisons: [Comparison?]) -> [Double?] {
    let asked = cells.indices.filter { !isTwin(cells[$0]) && comparisons[$0] != nil }
    let corrected = HolmCorrection.corrected(asked.compactMap { comparisons[$0]?.ratios.wilcoxon.pValue })
    let byPlace = Dictionary(uniqueKeysWithValues: zip(asked, corrected))
    return cells.indices.map { byPlace[$0] }
  }

  private func efficiency(of cell: MeasuredCell) -> Double? {
    guard CellWork(cell.cell).isShared, let serial = serial(of: cell) else { return nil }
    return ParallelEfficiency.median(
      of: cell.throughput, workers: cell.cell.workers, serial: serial.throughput)
  }

  private func key(_ cell: MeasuredCell) -> [Int] {
    let python = cell.cell.python.flatMap { pythons.firstIndex(of: $0) } ?? pythons.count
    return [isTwin(cell) ? 1 : 0, python, cell.cell.modelRank, cell.cell.workers, cell.cell.index]
  }
}

extension RatioEstimate {
  /// Whether the estimate itself, whatever its interval, is farther from 1 than a share.
  fileprivate func isBeyond(_ share: Double) -> Bool { max(estimate, 1 / estimate) > 1 + share }
}

extension ComparedCell.Verdict {
  fileprivate init(_ verdict: SpeedVerdict) {
    switch verdict {
    case .faster: self = .faster
    case .slower: self = .slower
    case .inconclusive: self = .inconclusive
    }
  }
}
