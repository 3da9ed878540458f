import Workloads

/// What is said of claims and their evidence.
struct ClaimText {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// The sentence as the reader's language has it: the document's own words, or what they mean.
  func heading(_ claim: ClaimReport, at place: Int) -> RichText {
    switch context.language {
    case .english: RichText(.reported(claim.gloss, path: (ClaimPaths.claim(place) / "gloss").text))
    case .simplifiedChinese: RichText(.quote(claim.quote))
    }
  }

  /// The figure with its interval; nil where there is none.
  func figure(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText? {
    context.interval(evidence.estimate, evidence.low, evidence.high) { value, key in
      quantity(value, evidence, path / key)
    }
  }

  func needed(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText {
    context(
      AnswerWords.needed(evidence.relation, quantity(evidence.threshold, evidence, path / "threshold")))
  }

  /// What was measured, of whom, against whom, and in which condition.
  func what(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText {
    let work = "\(context.name(workload: evidence.workload, size: evidence.size)) \(context.name(evidence.subject))" as RichText
    var text = context(ClaimWords.subject(work, metric: context(MetricWords.name(evidence.metric))))
    if let rival = evidence.against { text = context(ClaimWords.against(text, context.name(rival))) }
    if let when = evidence.when {
      text = context(ClaimWords.condition(text, .reported(when, path: (path / "when").text)))
    }
    return text
  }

  /// Why the verdict is what it is: as the report has it in English, and for others from the figures.
  func reason(_ verdict: ClaimVerdict, _ path: JSONPath) -> RichText {
    switch context.language {
    case .english: RichText(.reported(verdict.reason, path: (path / "reason").text))
    case .simplifiedChinese: reasonFromFigures(verdict, path)
    }
  }

  private func reasonFromFigures(_ verdict: ClaimVerdict, _ path: JSONPath) -> RichText {
    if verdict.verdict == .notMeasurable { return context(ClaimWords.beyond) }
    if verdict.evidence.isEmpty { return context(ClaimWords.noEvidence) }
    let stop = Localized<RichText>(". ", "。")[context.language]
    return verdict.decidingEvidence.map { sentence(verdict.evidence[$0], path / "evidence" / $0) }.joined(by: stop) + stop
  }

  private func sentence(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText {
    guard let figure = figure(evidence, path) else { return context(ClaimWords.missing(what(evidence, path))) }
    return context(
      ClaimWords.finding(
        what(evidence, path), figure, needed(evidence, path), RichText(.outcome(evidence.outcome))))
  }

  private func quantity(_ value: Double, _ evidence: ClaimEvidence, _ path: JSONPath) -> Inline {
    Figures.quantity(value, evidence.unit, path)
  }
}

extension ClaimVerdict {
  /// Which pieces of evidence a reason tells: those that speak for the verdict, no more than a reader takes in.
  fileprivate var decidingEvidence: [Int] {
    let outcomes: Set<ClaimEvidence.Outcome> =
      switch verdict {
      case .holds: [.met]
      case .fails: [.missed]
      case .conditional: [.met, .missed]
      case .undecided, .notMeasurable: [.inconclusive]
      }
    let places = evidence.indices.filter { outcomes.contains(evidence[$0].outcome) }
    return Array((places.isEmpty ? Array(evidence.indices) : places).prefix(4))
  }
}
