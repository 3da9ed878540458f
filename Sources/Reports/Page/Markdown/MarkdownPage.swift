import Workloads

/// A page as one file of GitHub-flavoured Markdown, with its pictures beside it.
struct MarkdownPage {
  private let inline: MarkdownInline
  /// Ids of the charts whose pictures are in files.
  private let pictures: Set<String>

  init(language: ReportLanguage, pictures: Set<String>) {
    inline = MarkdownInline(language: language)
    self.pictures = pictures
  }

  func render(_ content: PageContent) -> String {
    let head = ["# " + inline.text(content.title), inline.text(content.subtitle)]
    let sections = content.sections.flatMap { parts($0, level: 2) }
    return (head + sections + [inline.text(PageWords.footer[inline.language])]).joined(separator: "\n\n") + "\n"
  }

  private var colon: String { Localized(": ", "：")[inline.language] }

  private func parts(_ section: PageSection, level: Int) -> [String] {
    let heading = "\(String(repeating: "#", count: level)) \(anchor(section.anchor))\(inline.text(section.title))"
    return [heading] + section.blocks.flatMap { parts($0, level: level + 1) }
  }

  /// What links of the verdict table lead to: names that Markdown makes of headings differ between its readers.
  private func anchor(_ name: String) -> String { "<a id=\"\(name)\"></a>" }

  private func parts(_ block: PageBlock, level: Int) -> [String] {
    switch block {
    case .paragraph(let text), .note(let text): [inline.text(text)]
    case .list(let items): [items.map { "- " + inline.text($0) }.joined(separator: "\n")]
    case .facts(let facts):
      [facts.map { "- **\(inline.text($0.term))**\(colon)\(inline.text($0.description))" }.joined(separator: "\n")]
    case .tally(let items):
      [
        items.map {
          "- \($0.group.verdict.sign) \(inline.text($0.words))\(colon)**\(inline.text(RichText($0.count)))**"
        }
        .joined(separator: "\n")
      ]
    case .table(let table): [text(of: table)]
    case .chart(let chart): parts(chart, level: level)
    case .quotation(let quote): ["> " + MarkdownInline.escaped(quote)]
    case .code(let code, _): [fenced(code)]
    case .outputs(let panels): panels.flatMap { parts($0, level: level) }
    case .details(let summary, let blocks):
      ["<details><summary>\(inline.text(summary))</summary>"] + blocks.flatMap { parts($0, level: level) }
        + ["</details>"]
    case .section(let section): parts(section, level: level)
    }
  }

  private func parts(_ chart: PageChart, level: Int) -> [String] {
    let heading = "\(String(repeating: "#", count: level)) \(inline.text(chart.title))"
    let picture =
      pictures.contains(chart.id)
      ? "![\(inline.text(chart.title))](charts/\(chart.id).svg)" : inline.text(chart.absence)
    return [
      heading, inline.text(chart.caption), picture, "<details><summary>\(inline.text(chart.tableSummary))</summary>",
      text(of: chart.table), "</details>",
    ]
  }

  private func parts(_ panel: OutputPanel, level: Int) -> [String] {
    let heading = "\(String(repeating: "#", count: level)) \(inline.text(panel.title))"
    let remarks = panel.remarks.map { "- " + inline.text($0) }.joined(separator: "\n")
    return [heading, remarks]
      + panel.streams.flatMap { [inline.text($0.name) + colon.filter { $0 != " " }, fenced($0.text)] }
  }

  /// Rows of a group follow a row with its heading: Markdown has no groups.
  private func text(of table: PageTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines = [
      line(table.columns.map { inline.text($0.title) }), line(table.columns.map { $0.isNumber ? "---:" : "---" }),
    ]
    for group in table.groups {
      if let heading = group.heading {
        let empty = [String](repeating: "", count: max(0, table.columns.count - 1))
        lines.append(line(["**\(inline.text(heading))**"] + empty))
      }
      for row in group.rows {
        lines.append(
          line(row.flatMap { [inline.text($0.text)] + [String](repeating: "", count: max(0, $0.columns - 1)) }))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The fence is longer than any in the text.
  private func fenced(_ text: String) -> String {
    let fence = String(repeating: "`", count: max(3, MarkdownInline.longestRun(of: "`", in: text) + 1))
    return fence + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence
  }
}
