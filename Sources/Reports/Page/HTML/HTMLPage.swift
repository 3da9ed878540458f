import Workloads

/// A page as one file of HTML that needs nothing else.
struct HTMLPage {
  private let templates: PageTemplates
  private let inline: HTMLInline
  private var tables = 0
  /// What pictures may still have of the page; those beyond it are beside it.
  private var pictureBytes = 0

  /// Of a page with its pictures: what still opens at once on a phone.
  static let limitBytes = 2_400_000

  init(language: ReportLanguage) throws {
    templates = try PageTemplates()
    inline = HTMLInline(language: language)
  }

  /// The text first, to know what it leaves to the pictures.
  mutating func render(_ content: PageContent) -> String {
    pictureBytes = 0
    pictureBytes = max(0, Self.limitBytes - page(content).utf8.count)
    return page(content)
  }

  private mutating func page(_ content: PageContent) -> String {
    tables = 0
    let sections = content.sections.map { html($0, level: 2) }.joined
    let script = PageTemplates.script
    return templates.render(
      .page,
      PageViews.Page(
        language: HTML(escaping: content.language.rawValue), policy: HTML(escaping: ContentPolicy(script: script).text),
        title: HTML(escaping: content.title.plainText), heading: inline.html(content.title),
        subtitle: inline.html(content.subtitle), skip: words(PageWords.skip), theme: words(PageWords.theme),
        contents: words(PageWords.contents),
        entries: content.sections.map {
          PageViews.Entry(anchor: HTML(escaping: $0.anchor), name: inline.html($0.title))
        },
        sections: sections, footer: inline.html(PageWords.footer[inline.language]),
        style: HTML(markup: PageTemplates.styleSheet + PictureColors.styleSheet), script: HTML(markup: script))
    ).markup
  }

  private func words(_ words: Localized<String>) -> HTML { HTML(escaping: words[inline.language]) }

  private mutating func html(_ section: PageSection, level: Int) -> HTML {
    let body = section.blocks.map { html($0, level: level + 1) }.joined
    return templates.render(
      .section,
      PageViews.Section(
        anchor: HTML(escaping: section.anchor), level: HTML(markup: "\(level)"), title: inline.html(section.title),
        body: body))
  }

  /// - Parameter level: Of the headings inside.
  private mutating func html(_ block: PageBlock, level: Int) -> HTML {
    switch block {
    case .paragraph(let text): HTML(markup: "<p>") + inline.html(text) + HTML(markup: "</p>\n")
    case .note(let text): HTML(markup: "<p class=\"note\">") + inline.html(text) + HTML(markup: "</p>\n")
    case .list(let items):
      HTML(markup: "<ul>")
        + items.map { HTML(markup: "<li>") + inline.html($0) + HTML(markup: "</li>\n") }.joined
        + HTML(markup: "</ul>\n")
    case .facts(let facts): html(facts)
    case .tally(let items): html(items)
    case .table(let table): html(table)
    case .chart(let chart): html(chart, level: level)
    case .quotation(let quote):
      HTML(markup: "<blockquote\(HTMLInline.language(of: quote))>") + HTML(escaping: quote)
        + HTML(markup: "</blockquote>\n")
    case .code(let code, let label):
      templates.render(
        .code,
        PageViews.Code(
          label: label.map { HTML(escaping: $0.plainText) } ?? words(PageWords.command),
          text: HTML(escaping: code)))
    case .outputs(let panels): html(panels, level: level)
    case .details(let summary, let blocks): details(summary, blocks, level: level)
    case .section(let section): html(section, level: level)
    }
  }

  private mutating func details(_ summary: RichText, _ blocks: [PageBlock], level: Int) -> HTML {
    let body = blocks.map { html($0, level: level) }.joined
    return HTML(markup: "<details><summary>") + inline.html(summary) + HTML(markup: "</summary>\n") + body
      + HTML(markup: "</details>\n")
  }

  private mutating func html(_ table: PageTable) -> HTML {
    tables += 1
    return templates.render(
      .table, TableView(inline).view(table, id: "table-\(tables)"))
  }

  private mutating func html(_ chart: PageChart, level: Int) -> HTML {
    let picture = chart.svg.flatMap { InlinePicture($0) }
    let size = picture?.markup.utf8.count ?? 0
    let isTooMuch = size > pictureBytes
    if !isTooMuch { pictureBytes -= size }
    let absence = picture != nil && isTooMuch ? PageWords.pictureApart[inline.language] : chart.absence
    return templates.render(
      .figure,
      PageViews.Figure(
        id: HTML(escaping: "chart-\(chart.id)"), title: inline.html(chart.title), caption: inline.html(chart.caption),
        level: HTML(markup: "\(level)"), picture: isTooMuch ? nil : picture.map { HTML(markup: $0.markup) },
        absence: inline.html(absence), summary: inline.html(chart.tableSummary), table: html(chart.table)))
  }

  private func html(_ facts: [PageBlock.Fact]) -> HTML {
    templates.render(
      .facts,
      PageViews.Facts(
        facts: facts.map { PageViews.Fact(term: inline.html($0.term), description: inline.html($0.description)) }))
  }

  private func html(_ items: [PageBlock.TallyItem]) -> HTML {
    templates.render(
      .tally,
      PageViews.Tally(
        items: items.map {
          PageViews.TallyItem(
            kind: HTML(escaping: $0.group.verdict.rawValue), sign: HTML(escaping: $0.group.verdict.sign),
            count: inline.html(RichText($0.count)), words: inline.html($0.words))
        }))
  }

  private func html(_ panels: [OutputPanel], level: Int) -> HTML {
    templates.render(
      .outputs,
      PageViews.Outputs(
        panels: panels.map { panel in
          PageViews.Panel(
            title: inline.html(panel.title), level: HTML(markup: "\(level)"), remarks: panel.remarks.map(inline.html),
            streams: panel.streams.map {
              PageViews.Stream(name: HTML(escaping: $0.name.plainText), text: HTML(escaping: $0.text))
            })
        }))
  }
}
