import Measurement
import Workloads

extension MeasuredGroup {
  /// One for each null twin that was measured beside its original often enough.
  ///
  /// Two or three blocks of a twin that hung or kept crashing afterwards lie close together by luck: a floor from so few
  /// would let verdicts pass that are no more than noise.
  var noiseFloors: [(original: MeasuredCell, floor: NoiseFloor)] {
    guard isTimed else { return [] }
    return cells.filter(isTwin).compactMap { twin in
      guard let original = original(of: twin), let ratios = ratios(twin, over: original) else { return nil }
      let estimate = estimate(ratios, of: twin)
      guard estimate.confidence >= RatioEstimate.verdictConfidence else { return nil }
      return (
        original,
        NoiseFloor(subject: ComparisonSubject(original.cell), share: estimate.largestEffect, blocks: estimate.count)
      )
    }
  }

  /// The floor of what each cell is compared with within the run, by the cell's number; none where it is unknown.
  var floorsOfCells: [Int: Double] {
    let floors = noiseFloors
    return cells.reduce(into: [:]) { shares, cell in
      shares[cell.cell.index] = baseline(of: cell).flatMap { floors.share(for: $0) }
    }
  }
}

extension [(original: MeasuredCell, floor: NoiseFloor)] {
  /// That of the very baseline; nil where it was not measured twice: another cell's noise is not its own.
  func share(for baseline: MeasuredCell) -> Double? {
    first { $0.original.cell.index == baseline.cell.index }?.floor.share
  }
}
