import Measurement
import Workloads

extension RunDiff {
  /// Compares a run with an earlier one: only cells of the same workload, size, language, model, workers and version of
  /// Python.
  public init(from baseline: StoredRun, to candidate: StoredRun) {
    let before = RunFigures(baseline)
    let after = RunFigures(candidate)
    let floors = [before.noiseFloor, after.noiseFloor].compactMap { $0 }
    self.init(
      baseline: before.diffed, candidate: after.diffed,
      threshold: max(baseline.record.plan.threshold, candidate.record.plan.threshold), noiseFloor: floors.max(),
      differences: RunDifference.between(baseline, candidate), pairs: [], unpaired: [])
    for pairing in CellPairing.pairings(of: before, with: after) {
      switch pairing {
      case .pair(let first, let second): add(first, before, second, after)
      case .single(let cell, let figures, let reason):
        unpaired.append(DiffUnpaired(cell: figures.kind(of: cell), reason: reason))
      }
    }
  }

  private mutating func add(_ first: CellRecord, _ before: RunFigures, _ second: CellRecord, _ after: RunFigures) {
    guard WorkloadCatalog[first.workload]?.isTimed ?? true else {
      let reason = "its figures are its metrics, and they are not compared"
      return unpaired.append(DiffUnpaired(cell: before.kind(of: first), reason: reason))
    }
    let old = before.secondsPerUnit(of: first)
    let new = after.secondsPerUnit(of: second)
    guard let ratio = IndependentRatio(of: old, to: new), let oldMedian = Samples(old)?.median,
      let newMedian = Samples(new)?.median
    else {
      let empty = old.isEmpty ? before : after
      unpaired.append(
        DiffUnpaired(cell: before.kind(of: first), reason: empty.absence(of: old.isEmpty ? first : second)))
      return
    }
    // The same for every cell, so that a cell's interval does not depend on which other cells there are.
    let estimate = ratio.estimate(seed: after.run.record.plan.seed)
    pairs.append(
      DiffPair(
        cell: before.kind(of: first), baseline: DiffFigure(samples: old.count, secondsPerUnit: oldMedian),
        candidate: DiffFigure(samples: new.count, secondsPerUnit: newMedian),
        speedup: DiffInterval(estimate: estimate.estimate, low: estimate.lower, high: estimate.upper),
        verdict: estimate.verdict(threshold: threshold, floor: noiseFloor),
        reason: estimate.confidence < 0.95
          ? "\(min(old.count, new.count)) samples are too few; six of each are needed"
          : noiseFloor == nil ? "neither run has a null twin" : nil))
  }
}
