import Documents
import Workloads

/// The figures of a test in one Python, and whether they are what it asks for.
struct TestedClaim {
  let test: ClaimTest
  /// One for a threshold; for a fastest model one for each of the others that is there.
  let evidence: [ClaimEvidence]
  /// Whether there is a figure that more blocks might decide: not one that lacks a model, cores or something to divide by.
  let isLeftOpenByNoise: Bool
  /// Where its figures come from; nil for names that this gillab does not know.
  let experiment: ClaimExperiment?

  /// - Parameters:
  ///   - cores: Of the machine.
  ///   - leastCores: How many of them the claim needs.
  init(_ test: ClaimTest, in python: ClaimPython, sources: ClaimSources, cores: Int, leastCores: Int = 1) {
    self.test = test
    let cells = ClaimCells(cores: cores)
    guard let subject = cells.subject(of: test) else {
      (evidence, isLeftOpenByNoise, experiment) = ([], false, nil)
      return
    }
    experiment = subject.experiment
    let figures = ClaimEvidenceMaker(
      test: test, subject: subject, python: python.build, sources: sources, cores: cores, leastCores: leastCores)
    let made: [WeighedEvidence]
    if case .fastest = test.predicate {
      let evidence = cells.rivals(of: test).compactMap(figures.evidence(against:))
      made = evidence.isEmpty ? [figures.evidenceWithoutRivals] : evidence
    } else {
      made = [figures.evidence(over: cells.rival(of: test))]
    }
    evidence = made.map(\.evidence)
    isLeftOpenByNoise = made.contains(where: \.isLeftOpenByNoise)
  }
}
