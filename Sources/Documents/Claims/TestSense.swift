import Yams

/// Refuses tests that could say nothing: whose figure is the same whatever is measured, or that nobody can measure.
struct TestSense {
  let vocabulary: ClaimVocabulary
  let workload: ClaimVocabulary.Workload
  let metric: String
  let workers: Int?
  let against: ClaimTest.Rival?
  let isFastest: Bool

  /// A model whose figure a test is about.
  func check(subject model: String, at node: Node) throws(Problem) {
    try check(model, at: node)
    if isFastest { return }
    let isSerial = vocabulary.isSerial(model)
    if isSerial, metric == ClaimVocabulary.efficiency || metric == ClaimVocabulary.speedUp && against == nil {
      throw node.problem(
        "the \(metric) of \(model) is over itself, so it is always 1; take another model, or speedup with against:")
    }
    if metric == ClaimVocabulary.fairness, isSerial || workers == 1 {
      throw node.problem("fairness is among workers, and here is but one; take a model with several")
    }
    if let against, isSame(model, as: against) {
      throw node.problem("\(model) is held against itself, which says nothing; take another model or other workers")
    }
  }

  /// Any model of a test.
  func check(_ model: String, at node: Node) throws(Problem) {
    guard vocabulary.isSerial(model), !workload.hasSerial else { return }
    throw node.problem("nothing does \(workload.id) one unit after another, so \(model) has no figure in it; remove it")
  }

  func check(workersAt node: Node?) throws(Problem) {
    guard let node, !workload.hasWorkers else { return }
    throw node.problem("\(workload.id) has as many workers as units, which its size says; remove workers")
  }

  /// Of what is held against itself nobody need measure anything.
  private func isSame(_ model: String, as rival: ClaimTest.Rival) -> Bool {
    guard vocabulary.name(of: model) == vocabulary.name(of: rival.model) else { return false }
    return vocabulary.isSerial(model) || !workload.hasWorkers || (rival.workers ?? workers) == workers
  }
}
