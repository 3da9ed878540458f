import Interpreters
import Workloads

/// A comparison that is to be made: one experiment in some of the Pythons.
struct ClaimsWork {
  let experiment: ClaimExperiment
  let pythons: [(python: ClaimPython, interpreter: Interpreter)]
  /// Of all Pythons, with what a comparison adds by itself: serial cells and null twins.
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
      let serial = ClaimCell(experiment: experiment, model: .python(.serial), workers: 1)
      let cells = own.flatMap { python, _ in
        (plan.cells[ClaimsPlan.Need(experiment: experiment, python: python.build)] ?? []) + [serial, serial]
      }
      return ClaimsWork(
        experiment: experiment, pythons: own.map { (python: $0.0, interpreter: $0.1) }, cells: cells)
    }
  }
}
