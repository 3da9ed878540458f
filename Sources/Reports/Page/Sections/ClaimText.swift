import Workloads

/// What is said of claims and their evidence.
struct ClaimText {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// The sentence as the reader's language has it: the document's own words, or what they mean.
  func heading(_ claim: ClaimReport, at place: Int) -> RichText {
    switch context.language {
    case .english: RichText(.reported(claim.gloss, path: (ClaimPaths.claim(place) / "gloss").text))
    case .simplifiedChinese: RichText(.quote(Self.withoutLastComma(InlineMarkup.text(of: claim.quote))))
    }
  }

  /// A clause that the document goes on after is a heading of its own here.
  private static func withoutLastComma(_ quote: String) -> String {
    quote.last.map { "，、；：".contains($0) } == true ? String(quote.dropLast()) : quote
  }

  /// The figure with its interval; nil where there is none.
  func figure(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText? {
    context.interval(evidence.estimate, evidence.low, evidence.high) { value, key in
      quantity(value, evidence, path / key)
    }
  }

  /// For example `needed ≤ 1.10×`.
  func needed(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText {
    context(AnswerWords.needed(limit(evidence, path)))
  }

  /// For example `≤ 1.10×`, never torn apart.
  func limit(_ evidence: ClaimEvidence, _ path: JSONPath) -> RichText {
    let threshold = quantity(evidence.threshold, evidence, path / "threshold")
    return switch evidence.relation {
    case .atLeast: "≥\u{A0}\(threshold)"
    case .atMost: "≤\u{A0}\(threshold)"
    }
  }

  /// What was measured, of whom, against whom, and in which condition.
  ///
  /// - Parameter python: The executable of the Python that is spoken of; its name is left out.
  func what(_ evidence: ClaimEvidence, _ path: JSONPath, python: String?) -> RichText {
    func name(_ subject: ComparisonSubject) -> RichText {
      context.name(subject, isShort: python != nil && subject.pythonExecutable == python)
    }
    let metric = context(MetricWords.name(evidence.metric))
    let work = context.name(workload: evidence.workload, size: evidence.size)
    let text =
      if let rival = evidence.against {
        ClaimWords.metric(metric, of: name(evidence.subject), over: name(rival), at: work)
      } else {
        ClaimWords.metric(metric, of: name(evidence.subject), at: work)
      }
    guard let when = evidence.when else { return context(text) }
    return context(ClaimWords.condition(context(text), .reported(when, path: (path / "when").text)))
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
    return verdict.decidingEvidence.map {
      sentence(verdict.evidence[$0], path / "evidence" / $0, python: verdict.pythonExecutable)
    }.joined(by: stop) + stop
  }

  private func sentence(_ evidence: ClaimEvidence, _ path: JSONPath, python: String?) -> RichText {
    let what = what(evidence, path, python: python)
    guard let figure = figure(evidence, path) else {
      return context(
        ClaimWords.missing(what, because: evidence.reason.map { context.reported($0, path / "reason") }))
    }
    return context(
      ClaimWords.finding(
        what, figure, needed(evidence, path), RichText(.outcome(evidence.outcome))))
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
