import Documents
import Interpreters
import Workloads

/// What has to be measured to decide claims.
struct ClaimsPlan {
  /// One experiment in one Python.
  struct Need: Hashable {
    let experiment: ClaimExperiment
    let python: PythonBuild
  }

  /// In the order in which the claims ask for them.
  let experiments: [ClaimExperiment]
  let pythons: [ClaimPython]
  /// How many claims each decides; a claim that rests on several is shared among them.
  let weights: [ClaimExperiment: Double]
  private let cores: Int
  /// The cells of each need; Swift's are part of all that compare with them.
  let cells: [Need: Set<ClaimCell>]

  init(_ claims: [Claim], pythons: [ClaimPython], cores: Int) {
    let resolver = ClaimCells(cores: cores)
    var order: [ClaimExperiment] = []
    var weights: [ClaimExperiment: Double] = [:]
    var cells: [Need: Set<ClaimCell>] = [:]
    for claim in claims where claim.leastCores <= cores {
      let needed = claim.tests.flatMap(resolver.needed)
      let own = Set(needed.map(\.experiment))
      for experiment in own { weights[experiment, default: 0] += 1 / Double(own.count) }
      for cell in needed {
        if !order.contains(cell.experiment) { order.append(cell.experiment) }
        for python in pythons where claim.builds.includes(hasGIL: python.hasGIL) {
          cells[Need(experiment: cell.experiment, python: python.build), default: []].insert(cell)
        }
      }
    }
    experiments = order
    self.weights = weights
    self.pythons = pythons
    self.cores = cores
    self.cells = cells
  }

  /// What a block of that comparison runs; nothing where it cannot be made.
  func cells(
    _ experiment: ClaimExperiment, in interpreters: [(python: ClaimPython, interpreter: Interpreter)]
  ) -> [ClaimCell] {
    guard let request = request(experiment, in: interpreters, blocks: 1, seed: 0),
      let cells = try? ComparisonCells.all(of: request, cores: cores)
    else { return [] }
    return cells.filter { $0.status == .ok }.compactMap { cell in
      Model.all.first { $0.language == cell.language && $0.name == cell.model }
        .map { ClaimCell(experiment: experiment, model: $0, workers: cell.workers) }
    }
  }

  /// How one experiment is measured in some of the Pythons: with the models and workers that any of them needs.
  func request(
    _ experiment: ClaimExperiment, in interpreters: [(python: ClaimPython, interpreter: Interpreter)], blocks: Int,
    seed: UInt64
  ) -> ComparisonRequest? {
    guard let workload = experiment.description else { return nil }
    let needed = interpreters.flatMap { cells[Need(experiment: experiment, python: $0.python.build)] ?? [] }
    // What the same work takes in native Swift stands beside it, whether a claim asks for it or not.
    let models = Set(needed.map(\.model)).union(needed.compactMap(\.model.native))
    return ComparisonRequest(
      workloads: [workload], sizes: [experiment.size], models: Model.all.filter(models.contains),
      interpreters: interpreters.map(\.interpreter),
      workers: Set(needed.filter { !$0.model.isSerial }.map(\.workers)).filter { $0 > 0 }.sorted(),
      plan: ComparisonPlan(
        budgetSeconds: nil, blocks: blocks, seed: seed, serverDelayMicroseconds: ComparisonPlan.standardServerDelay))
  }
}

extension Model {
  /// The native equivalent of a model of Python's; nil of Swift's own, and of what has none.
  fileprivate var native: Model? {
    guard case .python(let model) = self else { return nil }
    switch model.carrier {
    case .caller: return .swift(.serial)
    case .thread: return .swift(.thread)
    case .process: return .swift(.process)
    case .task: return .swift(.task)
    case .interpreter: return nil
    }
  }
}
