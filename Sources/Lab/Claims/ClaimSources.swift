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
    /// Whether the run came to its end, and has all the blocks that it was to have.
    let isWhole: Bool
    /// Whether no cell failed that this Python could have.
    let isWithoutFailure: Bool
    /// What a sample of the run took, with all that is around it.
    let cellSeconds: Double

    /// From best to worst: a run that came to its end, one that was ended, one in which something failed, and one with too
    /// few blocks.
    fileprivate enum Rank: Int {
      case tooFew, withFailures, ended, whole
    }
    fileprivate var rank: Rank {
      guard isEnough else { return .tooFew }
      return isWithoutFailure ? isWhole ? .whole : .ended : .withFailures
    }

    /// Whether it counts in place of another one: of two as good that came to their end the newer, else that with more
    /// blocks.
    fileprivate func replaces(_ other: Measured, isNewer: Bool) -> Bool {
      guard rank == other.rank else { return rank.rawValue > other.rank.rawValue }
      return isWhole && other.isWhole || blocks == other.blocks ? isNewer : blocks > other.blocks
    }
  }

  /// Under which a stored run says what a new one would.
  struct Conditions {
    let host: HostRecord
    let program: ProgramStamp?

    /// - Parameter record: A run's, which may be another machine's or other programs'.
    func hold(for record: RunRecord) -> Bool {
      host.objection(toMeasurementOn: record.host) == nil && record.program == program && !record.plan.isAA
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

  /// All that the claims rest on.
  var needs: [ClaimsPlan.Need] {
    plan.experiments.flatMap { experiment in
      plan.pythons.map { ClaimsPlan.Need(experiment: experiment, python: $0.build) }
        .filter { plan.cells[$0] != nil }
    }
  }

  /// What no run has often enough.
  var missing: [ClaimsPlan.Need] { needs.filter { measured[$0]?.isEnough != true } }

  mutating func note(gap reason: String, of experiment: ClaimExperiment) { gaps[experiment] = reason }

  /// Workloads of which another run might be better than what there is.
  var wantedWorkloads: Set<String> {
    Set(plan.cells.keys.filter { measured[$0]?.rank != .whole }.map(\.experiment.workload))
  }

  /// Takes from a run what is still missing, or better than what there is: the same, in whatever order runs are taken.
  ///
  /// - Parameter isNewer: Whether it was made after all that were taken before, and not before them.
  mutating func take(_ run: StoredRun, isNewer: Bool = false) {
    guard conditions.hold(for: run.record), !run.blocks.isEmpty else { return }
    let workloads = Set(run.cells.map(\.workload))
    let needs = plan.cells.keys.filter {
      workloads.contains($0.experiment.workload) && (isNewer || measured[$0]?.rank != .whole)
    }
    guard !needs.isEmpty else { return }
    let groups = ComparisonAnalysis(run).measuredGroups
    let samples = Double(max(1, run.samples.count))
    for need in needs {
      guard
        let group = groups.first(where: {
          $0.workload == need.experiment.workload && $0.size == need.experiment.size
        }), !group.needsServer || run.record.plan.serverDelay == ComparisonPlan.standardServerDelay,
        let found = find(plan.cells[need] ?? [], in: group, need.python)
      else { continue }
      let candidate = Measured(
        group: group, run: run.record.id, blocks: run.blocks.count,
        contaminatedBlocks: run.blocks.count { $0.contamination != nil },
        isEnough: found.allSatisfy { $0.isSettled(blocks: run.blocks.count) }, isWhole: run.record.state == .finished,
        isWithoutFailure: found.allSatisfy { [.ok, .unsupported].contains($0.outcome.status) },
        cellSeconds: run.blocks.reduce(0) { $0 + $1.seconds } / samples)
      if measured[need].map({ candidate.replaces($0, isNewer: isNewer) }) ?? true { measured[need] = candidate }
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
