import Measurement
import Workloads

extension MeasuredGroup {
  /// One for each null twin that was measured beside its original.
  var noiseFloors: [(original: MeasuredCell, floor: NoiseFloor)] {
    cells.filter(isTwin).compactMap { twin in
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
  /// That of the very baseline; else of the same Python's; else the largest there is.
  func share(for baseline: MeasuredCell) -> Double? {
    let own = first { $0.original.cell.index == baseline.cell.index }
    let related = own ?? first { $0.original.cell.python == baseline.cell.python }
    return related?.floor.share ?? map(\.floor.share).max()
  }
}
