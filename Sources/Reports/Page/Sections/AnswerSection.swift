import Workloads

/// What was asked and how each sentence came out: what a reader sees first.
struct AnswerSection {
  private let context: PageContext
  private let report: ClaimsReport?

  init(_ context: PageContext) {
    self.context = context
    report = context.report.claims
  }

  var section: PageSection {
    PageSection(anchor: "answer", title: context(AnswerWords.section), blocks: blocks)
  }

  private var blocks: [PageBlock] {
    guard let report, !report.claims.isEmpty else { return [.paragraph(context(AnswerWords.noClaims))] }
    let document = Inline.name(context.documentName ?? report.document)
    return [
      .paragraph(context(AnswerWords.question(document: document, pythons: context.everyPython))),
      .tally(tally(report)), .table(table(report)), .note(context(AnswerWords.legend)),
    ]
  }

  private func tally(_ report: ClaimsReport) -> [PageBlock.TallyItem] {
    ClaimGroup.allCases.map { group in
      let places = report.claims.indices.filter { ClaimGroup(report.claims[$0]) == group }
      return PageBlock.TallyItem(
        group: group, count: .count(places.map { ClaimPaths.claim($0).text }, text: places.count.grouped),
        words: context(AnswerWords.group(group)))
    }
  }

  private func table(_ report: ClaimsReport) -> PageTable {
    let columns = ClaimColumn.columns(of: report)
    let titles = columns.map { column in
      column.version.map { context.name(python: $0, column.executable) } ?? context(AnswerWords.independent)
    }
    let groups = ClaimGroup.allCases.compactMap { group -> PageTable.Group? in
      let places = report.claims.indices.filter { ClaimGroup(report.claims[$0]) == group }
      return places.isEmpty
        ? nil
        : PageTable.Group(
          heading: context(AnswerWords.group(group)), rows: places.map { row($0, report.claims[$0], columns) })
    }
    return PageTable(
      caption: context(AnswerWords.table),
      columns: [
        PageTable.Column(title: context(AnswerWords.sentence)),
        PageTable.Column(title: context(AnswerWords.line), isNumber: true),
      ] + titles.map { PageTable.Column(title: $0) }, groups: groups, style: "verdicts")
  }

  private func row(_ place: Int, _ claim: ClaimReport, _ columns: [ClaimColumn]) -> [PageTable.Cell] {
    let sentence = ClaimText(context).heading(claim, at: place)
    let head = [
      PageTable.Cell(RichText(.link(sentence, anchor: ClaimPaths.anchor(place)))),
      PageTable.Cell(RichText(Figures.count(claim.line, ClaimPaths.claim(place) / "line"))),
    ]
    // A verdict that depends on no Python stands once for all.
    if let only = claim.verdicts.first, claim.verdicts.count == 1, only.python == nil {
      return head + [PageTable.Cell(cell(only, ClaimPaths.claim(place) / "verdicts" / 0), columns: columns.count)]
    }
    return head
      + columns.map { column in
        guard let number = claim.verdicts.firstIndex(where: { ClaimColumn($0) == column }) else {
          return PageTable.Cell("–")
        }
        return PageTable.Cell(cell(claim.verdicts[number], ClaimPaths.claim(place) / "verdicts" / number))
      }
  }

  private func cell(_ verdict: ClaimVerdict, _ path: JSONPath) -> RichText {
    let word = RichText(.verdict(verdict.verdict))
    guard let number = verdict.decisiveEvidence else { return word }
    let text = ClaimText(context)
    let evidence = verdict.evidence[number]
    let place = path / "evidence" / number
    guard let figure = text.figure(evidence, place) else { return word }
    let needed: RichText = "\(word)\(.lineBreak)\(figure)\(.lineBreak)\(.small(text.needed(evidence, place)))"
    guard let objection = evidence.objection else { return needed }
    return "\(needed)\(.lineBreak)\(.small("\(context.reported(objection, place / "reason"))"))"
  }
}

/// A column of verdicts: one interpreter, or none in particular.
struct ClaimColumn: Hashable {
  var version: String?
  var executable: String?

  init(_ verdict: ClaimVerdict) {
    version = verdict.python
    executable = verdict.pythonExecutable
  }

  /// Interpreters in order of appearance; a column for what depends on none only where there is no other.
  static func columns(of report: ClaimsReport) -> [ClaimColumn] {
    var columns: [ClaimColumn] = []
    for verdict in report.claims.flatMap(\.verdicts) where !columns.contains(ClaimColumn(verdict)) {
      columns.append(ClaimColumn(verdict))
    }
    let named = columns.filter { $0.version != nil }
    return named.isEmpty ? columns : named
  }
}

/// Where claims are in the report and on the page.
enum ClaimPaths {
  static func claim(_ place: Int) -> JSONPath { JSONPath.root / "claims" / "claims" / place }
  static func anchor(_ place: Int) -> String { "claim-\(place)" }
}
