import Measurement
import Workloads

extension RunDiff {
  /// Compares a run with an earlier one: only cells of the same workload, size, language, model, workers and version of
  /// Python.
  public init(from baseline: StoredRun, to candidate: StoredRun) {
    let before = RunFigures(baseline)
    let after = RunFigures(candidate)
    self.init(
      baseline: before.diffed, candidate: after.diffed,
      threshold: max(baseline.record.plan.threshold, candidate.record.plan.threshold), noiseFloor: nil,
      differences: RunDifference.between(baseline, candidate), pairs: [], unpaired: [])
    for pairing in CellPairing.pairings(of: before, with: after) {
      switch pairing {
      case .pair(let first, let second): add(first, before, second, after)
      case .single(let cell, let figures, let reason):
        unpaired.append(DiffUnpaired(cell: figures.kind(of: cell), reason: reason))
      }
    }
    noiseFloor = pairs.compactMap(\.noiseFloor).max()
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
    let floors = (before.noiseFloor(of: first), after.noiseFloor(of: second))
    // Either run's noise may be all that differs, so a verdict needs to know both.
    let floor = floors.0.flatMap { old in floors.1.map { max(old, $0) } }
    let isTooFew = estimate.confidence < RatioEstimate.verdictConfidence
    pairs.append(
      DiffPair(
        cell: before.kind(of: first), baseline: DiffFigure(samples: old.count, secondsPerUnit: oldMedian),
        candidate: DiffFigure(samples: new.count, secondsPerUnit: newMedian),
        speedup: DiffInterval(estimate: estimate.estimate, low: estimate.lower, high: estimate.upper),
        noiseFloor: floor, verdict: estimate.verdict(threshold: threshold, floor: floor),
        reason: isTooFew
          ? "\(min(old.count, new.count)) samples are too few; six of each are needed"
          : Self.unknownNoise(
            [(before, floors.0), (after, floors.1)].filter { $0.1 == nil }.map(\.0.run.record.id))))
  }

  /// - Parameter runs: Names of those that do not tell the noise.
  private static func unknownNoise(_ runs: [String]) -> String? {
    guard let first = runs.first else { return nil }
    return (runs.count == 2 ? "neither run" : first) + " has \(runs.count == 2 ? "a" : "no") null twin to judge it by"
  }
}
