import Measurement
import Workloads

extension MeasuredGroup {
  /// One for each null twin that was measured beside its original.
  var noiseFloors: [(original: MeasuredCell, floor: NoiseFloor)] {
    guard isTimed else { return [] }
    return cells.filter(isTwin).compactMap { twin in
      guard let original = original(of: twin), let ratios = ratios(twin, over: original) else { return nil }
      let estimate = estimate(ratios, of: twin)
      return (
        original,
        NoiseFloor(subject: ComparisonSubject(original.cell), share: estimate.largestEffect, blocks: estimate.count)
      )
    }
  }
}

extension [(original: MeasuredCell, floor: NoiseFloor)] {
  /// That of the very baseline; nil where it was not measured twice: another cell's noise is not its own.
  func share(for baseline: MeasuredCell) -> Double? {
    first { $0.original.cell.index == baseline.cell.index }?.floor.share
  }
}
