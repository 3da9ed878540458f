import Documents
import Measurement
import Workloads

/// Evidence, and whether more blocks might decide what it leaves open.
struct WeighedEvidence {
  var evidence: ClaimEvidence
  var isLeftOpenByNoise = false
}

/// Makes evidence out of what was measured of an experiment in one Python.
struct ClaimEvidenceMaker {
  let test: ClaimTest
  let subject: ClaimCell
  let python: PythonBuild
  let sources: ClaimSources
  let cores: Int
  let leastCores: Int

  private var measured: ClaimSources.Measured? { sources[subject.experiment, python] }

  /// Of a threshold.
  func evidence(over rival: ClaimCell?) -> WeighedEvidence {
    switch test.predicate {
    case .atLeast(let limit): evidence(rival, .atLeast, limit)
    case .atMost(let limit): evidence(rival, .atMost, limit)
    case .fastest: evidenceWithoutRivals
    }
  }

  /// Of a model that is to be the fastest: its speed over another's; nil where this Python does not have the other.
  func evidence(against rival: ClaimCell) -> WeighedEvidence? {
    if measured?.group.row(rival, in: python)?.outcome.status == .unsupported { return nil }
    return evidence(rival, .atLeast, limit)
  }

  var evidenceWithoutRivals: WeighedEvidence {
    let reason = measured == nil ? unmeasured : ReasonPhrase.noRival()
    return made(nil, .atLeast, limit, .failure(Missing(reason: reason)))
  }

  /// How fast the fastest must be beside each other model: slower by the tolerance, and no more.
  private var limit: Double {
    if case .fastest(_, let tolerance) = test.predicate { 1 / (1 + tolerance) } else { 1 }
  }

  private struct Missing: Error { let reason: String }

  private func evidence(
    _ rival: ClaimCell?, _ relation: ClaimEvidence.Relation, _ threshold: Double
  ) -> WeighedEvidence {
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
    let series = rows.map(series(of:))
    let ratios = series.dropFirst().first.map { series[0].divided(by: $0) } ?? series[0]
    var seed = SplitMix64(
      seed: measured.group.plan.seed &+ UInt64(rows.reduce(0) { $0 * 1009 + $1.cell.index + 1 }))
    guard let figure = ClaimFigure(ratios, seed: seed.next()) else {
      let reason =
        ratios.lostBlocks.isEmpty
        ? "no block of run \(measured.run) has a \(what)" + (rows.count > 1 ? " of both" : "")
        : lost(ratios.lostBlocks.count, of: ratios.lostBlocks.count, rival, .nothingToDivideBy)
      return .failure(Missing(reason: reason))
    }
    return .success(figure)
  }

  /// What the test is about.
  private var what: String { test.per.map { "\(test.metric) per \($0)" } ?? test.metric }

  /// What the test asks of a cell, block by block.
  private func series(of row: MeasuredCell) -> ClaimSeries {
    let metric = ClaimMetric(name: test.metric)
    let series = ClaimSeries(metric.values(of: row))
    if let per = test.per { return series.divided(by: ClaimSeries(ClaimMetric(name: per).values(of: row))) }
    // Of speed-ups over serial, which has one worker.
    return metric.name == ClaimMetric.efficiency ? series.divided(by: Double(max(1, row.cell.workers))) : series
  }

  /// Of blocks with nothing to divide by.
  private func lost(_ lost: Int, of blocks: Int, _ rival: ClaimCell?, _ phrase: ReasonPhrase) -> String {
    let divisor = [test.per, rival.map { "\($0.model.name)'s \(what)" }].compactMap(\.self).joined(separator: " or ")
    return phrase("\(lost)", "\(blocks)", divisor)
  }

  private func made(
    _ rival: ClaimCell?, _ relation: ClaimEvidence.Relation, _ threshold: Double,
    _ result: Result<ClaimFigure, Missing>
  ) -> WeighedEvidence {
    let metric = ClaimMetric(name: test.metric)
    let isRatio = test.per != nil || rival != nil && metric.name != ClaimMetric.efficiency
    var evidence = ClaimEvidence(
      metric: what, unit: isRatio ? .ratio : metric.unit,
      workload: subject.experiment.workload, size: subject.experiment.size, subject: named(subject),
      against: rival.map(named), estimate: nil, low: nil, high: nil, relation: relation, threshold: threshold,
      because: test.because, when: test.when, outcome: .inconclusive, reason: nil, blocks: 0, run: measured?.run)
    var isLeftOpenByNoise = false
    switch result {
    case .failure(let missing): evidence.reason = missing.reason
    case .success(let figure):
      (evidence.estimate, evidence.low, evidence.high) = (figure.estimate, figure.low, figure.high)
      evidence.blocks = figure.blocks
      func loss(_ phrase: ReasonPhrase) -> String? {
        figure.lostBlocks == 0
          ? nil : lost(figure.lostBlocks, of: figure.lostBlocks + figure.blocks, rival, phrase)
      }
      if let reason = lackOfCores(rival) {
        evidence.reason = reason
      } else if figure.hasLostTooMany {
        evidence.reason = loss(.tooManyLost)
      } else {
        let few =
          figure.isSure
          ? nil : ReasonPhrase.fewBlocks("\(figure.blocks)", "\(ClaimSources.leastBlocks)")
        if figure.isSure { evidence.outcome = evidence.outcomeOfInterval }
        isLeftOpenByNoise = evidence.outcome == .inconclusive
        let reasons = [few, loss(.someLost), figure.isSure ? doubt(rival) : nil].compactMap(\.self)
        evidence.reason = reasons.isEmpty ? nil : reasons.joined(separator: "; ")
      }
    }
    return WeighedEvidence(evidence: evidence, isLeftOpenByNoise: isLeftOpenByNoise)
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
