import Workloads

/// Each claim with its quote, its verdicts with reasons, and all evidence.
struct ClaimSection {
  private let context: PageContext
  private let text: ClaimText

  init(_ context: PageContext) {
    self.context = context
    text = ClaimText(context)
  }

  /// Nil without claims.
  var section: PageSection? {
    guard let report = context.report.claims, !report.claims.isEmpty else { return nil }
    let claims = report.claims.enumerated().map { place, claim in
      PageBlock.section(
        PageSection(
          anchor: ClaimPaths.anchor(place), title: text.heading(claim, at: place), blocks: blocks(claim, at: place)))
    }
    return PageSection(anchor: "claims", title: context(ClaimWords.section), blocks: claims)
  }

  private func blocks(_ claim: ClaimReport, at place: Int) -> [PageBlock] {
    let path = ClaimPaths.claim(place)
    // In Chinese the quote is the heading already.
    var blocks: [PageBlock] = context.language == .english ? [.quotation(InlineMarkup.text(of: claim.quote))] : []
    blocks.append(
      .paragraph(context(ClaimWords.place(line: Figures.count(claim.line, path / "line"), id: .code(claim.id)))))
    blocks.append(.list(claim.verdicts.enumerated().map { ruling($1, path / "verdicts" / $0) }))
    if let note = claim.note {
      blocks.append(
        .note("\(context(ClaimWords.note)): \(.reported(note, path: (path / "note").text))"))
    }
    if let table = evidence(claim, path) {
      blocks.append(.details(summary: context(ClaimWords.evidence), [.table(table)]))
    }
    return blocks
  }

  private func ruling(_ verdict: ClaimVerdict, _ path: JSONPath) -> RichText {
    let reason = text.reason(verdict, path)
    // A Chinese reason is made from figures; what has none has only the report's own English.
    let original: RichText =
      context.language == .simplifiedChinese && verdict.evidence.isEmpty
      ? "（\(context(ClaimWords.originalReason))：\(.reported(verdict.reason, path: (path / "reason").text))）" : ""
    return context(ClaimWords.ruling(name(verdict), .verdict(verdict.verdict), reason + original))
  }

  private func name(_ verdict: ClaimVerdict) -> RichText {
    verdict.python.map { context.name(python: $0, verdict.pythonExecutable) } ?? context(AnswerWords.independent)
  }

  /// Nil where there is none.
  private func evidence(_ claim: ClaimReport, _ path: JSONPath) -> PageTable? {
    let groups = claim.verdicts.enumerated().compactMap { number, verdict -> PageTable.Group? in
      guard !verdict.evidence.isEmpty else { return nil }
      let place = path / "verdicts" / number / "evidence"
      return PageTable.Group(
        heading: "\(name(verdict)) \(.verdict(verdict.verdict))",
        rows: verdict.evidence.enumerated().map { row($1, place / $0, python: verdict.pythonExecutable) })
    }
    guard !groups.isEmpty else { return nil }
    return PageTable(
      caption: context(ClaimWords.evidence(of: .code(claim.id))),
      columns: [
        PageTable.Column(title: context(ClaimWords.measured)), PageTable.Column(title: context(ClaimWords.figure)),
        PageTable.Column(title: context(ClaimWords.needed)), PageTable.Column(title: context(ClaimWords.outcome)),
        PageTable.Column(title: context(ClaimWords.blocks), isNumber: true),
        PageTable.Column(title: context(ClaimWords.run)), PageTable.Column(title: context(ClaimWords.why)),
      ], groups: groups, style: "evidence")
  }

  private func row(_ evidence: ClaimEvidence, _ path: JSONPath, python: String?) -> [PageTable.Cell] {
    var outcome = RichText(.outcome(evidence.outcome))
    if let reason = evidence.reason {
      outcome += "\(.lineBreak)\(.small(RichText(context.reported(reason, path / "reason"))))"
    }
    return [
      text.what(evidence, path, python: python), text.figure(evidence, path) ?? context(ClaimWords.noFigure),
      text.limit(evidence, path), outcome, RichText(Figures.count(evidence.blocks, path / "blocks")),
      evidence.run.map { RichText(.code($0)) } ?? context(PageWords.nothing),
      RichText(.reported(evidence.because, path: (path / "because").text)),
    ].map { PageTable.Cell($0) }
  }
}
