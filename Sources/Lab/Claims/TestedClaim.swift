import Documents
import Measurement
import Workloads

/// The figures of a test in one Python, and whether they are what it asks for.
struct TestedClaim {
  let test: ClaimTest
  /// One for a threshold; for a fastest model one for each of the others that is there.
  let evidence: [ClaimEvidence]

  /// - Parameters:
  ///   - cores: Of the machine.
  ///   - leastCores: How many of them the claim needs.
  init(_ test: ClaimTest, in python: ClaimPython, sources: ClaimSources, cores: Int, leastCores: Int = 1) {
    self.test = test
    let cells = ClaimCells(cores: cores)
    guard let subject = cells.subject(of: test) else {
      evidence = []
      return
    }
    let figures = ClaimEvidenceMaker(
      test: test, subject: subject, python: python.build, sources: sources, cores: cores, leastCores: leastCores)
    if case .fastest = test.predicate {
      let evidence = cells.rivals(of: test).compactMap(figures.evidence(against:))
      self.evidence = evidence.isEmpty ? [figures.evidenceWithoutRivals] : evidence
    } else {
      evidence = [figures.evidence(over: cells.rival(of: test))]
    }
  }
}

/// Makes evidence out of what was measured of an experiment in one Python.
private struct ClaimEvidenceMaker {
  let test: ClaimTest
  let subject: ClaimCell
  let python: PythonBuild
  let sources: ClaimSources
  let cores: Int
  let leastCores: Int

  private var measured: ClaimSources.Measured? { sources[subject.experiment, python] }

  /// Of a threshold.
  func evidence(over rival: ClaimCell?) -> ClaimEvidence {
    switch test.predicate {
    case .atLeast(let limit): evidence(rival, .atLeast, limit)
    case .atMost(let limit): evidence(rival, .atMost, limit)
    case .fastest: evidenceWithoutRivals
    }
  }

  /// Of a model that is to be the fastest: its speed over another's; nil where this Python does not have the other.
  func evidence(against rival: ClaimCell) -> ClaimEvidence? {
    if measured?.group.row(rival, in: python)?.outcome.status == .unsupported { return nil }
    return evidence(rival, .atLeast, limit)
  }

  var evidenceWithoutRivals: ClaimEvidence {
    let reason = measured == nil ? unmeasured : "no other model that the claim names is there"
    return made(nil, .atLeast, limit, .failure(Missing(reason: reason)))
  }

  /// How fast the fastest must be beside each other model: slower by the tolerance, and no more.
  private var limit: Double {
    if case .fastest(_, let tolerance) = test.predicate { 1 / (1 + tolerance) } else { 1 }
  }

  private struct Missing: Error { let reason: String }

  private func evidence(_ rival: ClaimCell?, _ relation: ClaimEvidence.Relation, _ threshold: Double) -> ClaimEvidence {
    made(rival, relation, threshold, figure(over: rival))
  }

  private var unmeasured: String {
    sources.gap(subject.experiment) ?? ReasonPhrase.notMeasuredHere(subject.experiment.workload)
  }

  private func figure(over rival: ClaimCell?) -> Result<ClaimFigure, Missing> {
    guard let measured else { return .failure(Missing(reason: unmeasured)) }
    var rows: [MeasuredCell] = []
    for cell in [subject, rival].compactMap(\.self) {
      guard let row = measured.group.row(cell, in: python) else { return .failure(Missing(reason: unmeasured)) }
      guard row.outcome.status == .ok else {
        let reason = row.outcome.reason.map { ": \($0)" } ?? ""
        let owner = cell.model.language == .python ? "Python \(python.version)'s" : "Swift's"
        return .failure(Missing(reason: "\(owner) \(cell.model.name) is \(row.outcome.status.rawValue) here\(reason)"))
      }
      rows.append(row)
    }
    let metric = ClaimMetric(name: test.metric)
    var values = metric.values(of: rows[0])
    if metric.name == ClaimMetric.efficiency {
      values = values.mapValues { $0 / Double(max(1, subject.workers)) }
    }
    if let per = test.per {
      let divisors = ClaimMetric(name: per).values(of: rows[0])
      values = divided(values, by: divisors)
    }
    var others = rows.dropFirst().first.map(metric.values(of:))
    if let per = test.per, let rival = rows.dropFirst().first {
      others = divided(metric.values(of: rival), by: ClaimMetric(name: per).values(of: rival))
    }
    var seed = SplitMix64(
      seed: measured.group.plan.seed &+ UInt64(rows.reduce(0) { $0 * 1009 + $1.cell.index + 1 }))
    guard let figure = ClaimFigure(values, per: others, seed: seed.next()) else {
      let what = test.per.map { "\(test.metric) per \($0)" } ?? test.metric
      return .failure(Missing(reason: "no block of run \(measured.run) has a \(what) of both"))
    }
    return .success(figure)
  }

  private func divided(_ values: [Int: Double], by divisors: [Int: Double]) -> [Int: Double] {
    values.reduce(into: [:]) { ratios, value in
      if let divisor = divisors[value.key], divisor > 0 { ratios[value.key] = value.value / divisor }
    }
  }

  private func made(
    _ rival: ClaimCell?, _ relation: ClaimEvidence.Relation, _ threshold: Double,
    _ result: Result<ClaimFigure, Missing>
  ) -> ClaimEvidence {
    let metric = ClaimMetric(name: test.metric)
    let isRatio = test.per != nil || rival != nil && metric.name != ClaimMetric.efficiency
    var evidence = ClaimEvidence(
      metric: test.per.map { "\(test.metric) per \($0)" } ?? test.metric, unit: isRatio ? .ratio : metric.unit,
      workload: subject.experiment.workload, size: subject.experiment.size, subject: named(subject),
      against: rival.map(named), estimate: nil, low: nil, high: nil, relation: relation, threshold: threshold,
      because: test.because, when: test.when, outcome: .inconclusive, reason: nil, blocks: 0, run: measured?.run)
    switch result {
    case .failure(let missing): evidence.reason = missing.reason
    case .success(let figure):
      (evidence.estimate, evidence.low, evidence.high) = (figure.estimate, figure.low, figure.high)
      evidence.blocks = figure.blocks
      if let reason = lackOfCores(rival) {
        evidence.reason = reason
      } else if figure.isSure {
        evidence.outcome = evidence.outcomeOfInterval
        evidence.reason = doubt(rival)
      } else {
        evidence.reason = ReasonPhrase.fewBlocks("\(figure.blocks)", "\(ClaimSources.leastBlocks)")
      }
    }
    return evidence
  }

  /// Why figures say nothing about work on several cores: others had them. Nil where enough were free.
  ///
  /// What is delayed by others looks as if it took turns, in every block alike: no interval shows that.
  private func lackOfCores(_ rival: ClaimCell?) -> String? {
    guard leastCores > 1, let measured else { return nil }
    let samples = [subject, rival].compactMap(\.self)
      .compactMap { measured.group.row($0, in: python)?.ordered }.joined()
    let free = samples.map { 1 - ($0.othersShare ?? 0) - ($0.stealShare ?? 0) }
    guard let share = Samples(free)?.median else { return nil }
    let cores = Double(cores) * share
    guard cores < Double(leastCores) * ClaimSources.leastFreeShare else { return nil }
    return ReasonPhrase.fewCores("\(leastCores)", Quantity.digits(max(0, cores)))
  }

  /// What puts figures in doubt that count all the same.
  private func doubt(_ rival: ClaimCell?) -> String? {
    guard let measured else { return nil }
    let notes = [subject, rival].compactMap(\.self).compactMap { measured.group.row($0, in: python)?.outcome.reason }
    let disturbed =
      measured.contaminatedBlocks * 2 > measured.blocks
      ? [ReasonPhrase.disturbed("\(measured.contaminatedBlocks)", "\(measured.blocks)")] : []
    let doubts = notes + disturbed
    return doubts.isEmpty ? nil : doubts.joined(separator: "; ")
  }

  private func named(_ cell: ClaimCell) -> ComparisonSubject {
    let isPython = cell.model.language == .python
    return ComparisonSubject(
      language: cell.model.language, model: cell.model.name, workers: cell.workers,
      python: isPython ? python.version : nil, pythonExecutable: isPython ? python.executable : nil)
  }
}

extension ClaimEvidence {
  /// Where its interval lies: met or missed only with the whole of it.
  fileprivate var outcomeOfInterval: Outcome {
    guard let low, let high else { return .inconclusive }
    switch relation {
    case .atLeast: return low >= threshold ? .met : high < threshold ? .missed : .inconclusive
    case .atMost: return high <= threshold ? .met : low > threshold ? .missed : .inconclusive
    }
  }
}
