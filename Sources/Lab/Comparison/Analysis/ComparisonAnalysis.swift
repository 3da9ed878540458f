import Measurement
import Workloads

/// What a run's raw samples say: figures, speed-ups with intervals, noise floors, verdicts (docs/statistics.md).
///
/// Pure, and the same for the same run: resampling is seeded by the run's own seed.
public struct ComparisonAnalysis {
  private let run: StoredRun

  public init(_ run: StoredRun) { self.run = run }

  public var report: ComparisonReport {
    let record = run.record
    let groups = measuredGroups
    let compared = groups.map { ($0, $0.compared) }
    let floors = groups.flatMap(\.noiseFloors).map(\.floor.share)
    return ComparisonReport(
      run: record.id, seed: record.plan.seed, startedAt: record.startedAt, finishedAt: record.finishedAt,
      command: record.command, version: record.version, commit: record.commit, host: record.host,
      baseline: groups.compactMap(\.mainBaseline).first.map { ComparisonSubject($0.cell) },
      threshold: record.plan.threshold, noiseFloor: floors.max(),
      serverDelayMicroseconds: groups.contains(where: \.needsServer) ? record.plan.serverDelay : nil,
      blocks: run.blocks.count,
      contaminatedBlocks: run.blocks.compactMap { block in
        block.contamination.map { ContaminatedBlock(block: block.number, reason: $0) }
      },
      interrupted: record.state != .finished, aa: record.plan.isAA ? selfComparison(compared) : nil,
      groups: groups.map {
        ComparisonGroup(workload: $0.workload, size: $0.size, noiseFloors: $0.noiseFloors.map(\.floor))
      },
      cells: compared.flatMap(\.1))
  }

  /// By workload and size, in the order in which the run has them.
  var measuredGroups: [MeasuredGroup] {
    var samples: [Int: [SampleRecord]] = [:]
    for sample in run.samples { samples[sample.cell, default: []].append(sample) }
    var order: [GroupKey] = []
    var members: [GroupKey: [MeasuredCell]] = [:]
    for cell in run.cells.sorted(by: { $0.index < $1.index }) {
      let key = GroupKey(workload: cell.workload, size: cell.size)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(MeasuredCell(cell, samples: samples[cell.index] ?? []))
    }
    let pythons = run.cells.sorted { $0.index < $1.index }.compactMap(\.python)
    return order.map {
      MeasuredGroup(
        workload: $0.workload, size: $0.size, cells: members[$0] ?? [], pythons: pythons.uniqued, plan: run.record.plan)
    }
  }

  private func selfComparison(_ groups: [(MeasuredGroup, [ComparedCell])]) -> SelfComparison {
    let judged = groups.flatMap(\.1).filter { $0.verdict != .baseline }
    let errors = judged.compactMap(\.speedup).map { max($0.estimate, 1 / $0.estimate) - 1 }
    let verdicts = judged.compactMap(\.verdict)
    return SelfComparison(
      worstRatioError: errors.max(), comparisons: verdicts.count,
      falseVerdicts: verdicts.count { $0 != .inconclusive })
  }
}

private struct GroupKey: Hashable {
  let workload: String
  let size: Int
}

extension Array where Element: Hashable {
  /// Each element where it stands first.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
