import Workloads

/// Where the figures of each experiment come from.
struct ClaimSources {
  /// An interval of 95% needs as many.
  static let leastBlocks = 6
  /// Of the cores that a claim needs, the share that must have been free of others' work, in the median sample: as much as
  /// a block must have not to be in doubt.
  static let leastFreeShare = 1 - ComparisonRun.tolerableOthers

  struct Measured {
    let group: MeasuredGroup
    /// The run's name in the store.
    let run: String
    /// Blocks of the run, and those of them in doubt.
    let blocks: Int
    let contaminatedBlocks: Int
    /// Whether every cell has been measured often enough.
    let isEnough: Bool
  }

  /// Under which a stored run says what a new one would.
  struct Conditions {
    let host: HostRecord
    let program: ProgramStamp?

    /// - Parameter record: A run's, which may be another machine's or other programs'.
    func hold(for record: RunRecord) -> Bool {
      let there = record.host
      return (there.name, there.processor, there.cores, there.kernel, there.governor)
        == (host.name, host.processor, host.cores, host.kernel, host.governor)
        && record.program == program && !record.plan.isAA
    }
  }

  let plan: ClaimsPlan
  let conditions: Conditions
  private var measured: [ClaimsPlan.Need: Measured] = [:]
  /// Why an experiment was not measured.
  private var gaps: [ClaimExperiment: String] = [:]

  init(plan: ClaimsPlan, conditions: Conditions) {
    self.plan = plan
    self.conditions = conditions
  }

  subscript(experiment: ClaimExperiment, python: PythonBuild) -> Measured? {
    measured[ClaimsPlan.Need(experiment: experiment, python: python)]
  }

  func gap(_ experiment: ClaimExperiment) -> String? { gaps[experiment] }

  /// What no run has often enough.
  var missing: [ClaimsPlan.Need] {
    plan.experiments.flatMap { experiment in
      plan.pythons.map { ClaimsPlan.Need(experiment: experiment, python: $0.build) }
        .filter { plan.cells[$0] != nil && measured[$0]?.isEnough != true }
    }
  }

  mutating func note(gap reason: String, of experiment: ClaimExperiment) { gaps[experiment] = reason }

  /// Takes from a run what is still missing. Of two runs that would do, the one that is taken first counts.
  mutating func take(_ run: StoredRun) {
    guard conditions.hold(for: run.record), !run.blocks.isEmpty else { return }
    let missing = missing
    guard missing.contains(where: { need in run.cells.contains { $0.workload == need.experiment.workload } }) else {
      return
    }
    let groups = ComparisonAnalysis(run).measuredGroups
    for need in missing {
      guard
        let group = groups.first(where: {
          $0.workload == need.experiment.workload && $0.size == need.experiment.size
        }), !group.needsServer || run.record.plan.serverDelay == ComparisonPlan.standardServerDelay,
        let found = find(plan.cells[need] ?? [], in: group, need.python)
      else { continue }
      let isEnough = found.allSatisfy { $0.isSettled(blocks: run.blocks.count) }
      guard isEnough || measured[need] == nil else { continue }
      measured[need] = Measured(
        group: group, run: run.record.id, blocks: run.blocks.count,
        contaminatedBlocks: run.blocks.count { $0.contamination != nil }, isEnough: isEnough)
    }
  }

  /// All of the cells; nil where one is not there.
  private func find(_ cells: Set<ClaimCell>, in group: MeasuredGroup, _ python: PythonBuild) -> [MeasuredCell]? {
    let found = cells.compactMap { group.row($0, in: python) }
    return found.count == cells.count ? found : nil
  }
}

extension MeasuredGroup {
  /// A cell's row; Swift's is the same for every Python.
  func row(_ cell: ClaimCell, in python: PythonBuild) -> MeasuredCell? {
    rows.first {
      $0.cell.language == cell.model.language && $0.cell.model == cell.model.name && $0.cell.workers == cell.workers
        && $0.cell.python == (cell.model.language == .python ? python : nil)
    }
  }
}

extension MeasuredCell {
  /// Whether another run would hardly say more: it has its figures, or it was seen not to work.
  fileprivate func isSettled(blocks: Int) -> Bool {
    switch outcome.status {
    case .ok: samples.count >= ClaimSources.leastBlocks
    case .unsupported: true
    case .failed, .timeout, .crashed, .wrong: blocks >= ClaimSources.leastBlocks
    }
  }
}
