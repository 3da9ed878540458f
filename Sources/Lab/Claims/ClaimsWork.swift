import Interpreters
import Workloads

/// A comparison that is to be made: one experiment in some of the Pythons.
struct ClaimsWork {
  let experiment: ClaimExperiment
  let pythons: [(python: ClaimPython, interpreter: Interpreter)]
  /// What a block of it runs, in all Pythons, serial cells and null twins included.
  let cells: [ClaimCell]

  var needs: [ClaimsPlan.Need] {
    pythons.map { ClaimsPlan.Need(experiment: experiment, python: $0.python.build) }
  }

  /// The comparisons that measure these needs, in the order in which the claims ask for them.
  ///
  /// - Parameter interpreters: The plan's Pythons, in its order.
  static func all(of needs: [ClaimsPlan.Need], in plan: ClaimsPlan, _ interpreters: [Interpreter]) -> [ClaimsWork] {
    plan.experiments.compactMap { experiment in
      let own = zip(plan.pythons, interpreters).filter { python, _ in
        needs.contains(ClaimsPlan.Need(experiment: experiment, python: python.build))
      }
      guard !own.isEmpty else { return nil }
      let pythons = own.map { (python: $0.0, interpreter: $0.1) }
      return ClaimsWork(experiment: experiment, pythons: pythons, cells: plan.cells(experiment, in: pythons))
    }
  }
}
