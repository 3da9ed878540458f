import Workloads

/// The document's programs with what they printed on each Python, beside their Swift twins.
struct SnippetSection {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// Nil where there is neither a document nor a verification.
  var section: PageSection? {
    let snippets = context.report.document?.snippets ?? []
    let verified = context.report.verification?.snippets ?? []
    let blocks: [PageBlock] =
      if snippets.isEmpty {
        verified.indices.map { PageBlock.section(part($0, verified[$0], code: nil)) }
      } else {
        snippets.indices.map { place in
          let snippet = snippets[place]
          guard let number = verified.firstIndex(where: { $0.id == snippet.id }) else {
            return PageBlock.section(unverified(snippet, place))
          }
          return PageBlock.section(part(number, verified[number], code: snippet.code))
        }
      }
    guard !blocks.isEmpty else { return nil }
    return PageSection(
      anchor: "programs", title: context(SnippetWords.section),
      blocks: [.paragraph(context(SnippetWords.introduction))] + blocks)
  }

  private func title(_ heading: String?, _ id: String) -> RichText {
    heading.map { RichText(.quote($0)) } ?? "\(context(SnippetWords.untitled)) \(.code(id))"
  }

  private func unverified(_ snippet: ReportedSnippet, _ place: Int) -> PageSection {
    let line = Figures.count(snippet.line, JSONPath.root / "document" / "snippets" / place / "line")
    return PageSection(
      anchor: "program-document-\(place)", title: title(snippet.heading, snippet.id),
      blocks: [
        .paragraph(context(SnippetWords.place(line: line))),
        .code(snippet.code, label: context(SnippetWords.code)), .note(context(SnippetWords.notRun)),
      ])
  }

  private func part(_ number: Int, _ snippet: SnippetReport, code: String?) -> PageSection {
    let path = JSONPath.root / "verification" / "snippets" / number
    var blocks: [PageBlock] = [
      .paragraph(context(SnippetWords.place(line: Figures.count(snippet.line, path / "line"))))
    ]
    if let code { blocks.append(.code(code, label: context(SnippetWords.code))) }
    let panels = RunPanels(context)
    blocks.append(.outputs(panels.panels(of: snippet, path)))
    return PageSection(
      anchor: "program-\(number)", title: title(snippet.heading, snippet.id), blocks: blocks)
  }
}
