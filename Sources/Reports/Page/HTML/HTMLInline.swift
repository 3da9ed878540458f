import Workloads

/// Sentences as markup.
struct HTMLInline {
  let language: ReportLanguage

  func html(_ text: RichText) -> HTML { text.parts.map(html).joined }

  private func html(_ part: Inline) -> HTML {
    switch part {
    case .text(let text): HTML(escaping: text)
    case .figure(let figure): Self.data(figure)
    case .count(let paths, let text):
      HTML(markup: "<data value=\"\(paths.count)\" data-paths=\"\(HTML(escaping: paths.joined(separator: " ")))\">")
        + HTML(escaping: text) + HTML(markup: "</data>")
    case .constant(let constant): element("span", "class=\"constant\"", constant.rawValue)
    case .name(let name): element("span", "class=\"name\" translate=\"no\"", name)
    case .code(let code): element("code", "translate=\"no\"", code)
    case .quote(let quote): element("span", "class=\"quote\"\(Self.language(of: quote))", quote)
    case .reported(let text, let path):
      element(
        "span", "class=\"reported\"\(language == .english ? "" : " lang=\"en\"") data-text=\"\(HTML(escaping: path))\"",
        text)
    case .label(let text): element("span", "class=\"label\"", text)
    case .verdict(let verdict):
      mark(verdict.rawValue, sign: verdict.sign, word: AnswerWords.verdict(verdict)[language])
    case .outcome(let outcome): mark(outcome.rawValue, sign: outcome.sign, word: ClaimWords.outcome(outcome)[language])
    case .strong(let text): wrapped("strong", text)
    case .small(let text): wrapped("small", text)
    case .link(let text, let anchor):
      HTML(markup: "<a href=\"#\(HTML(escaping: anchor))\">") + html(text) + HTML(markup: "</a>")
    case .lineBreak: HTML(markup: "<br>")
    }
  }

  /// A number of the report: the one place that puts any on the page.
  static func data(_ figure: ReportFigure) -> HTML {
    HTML(markup: "<data value=\"\(rawValue(figure.value))\" data-path=\"\(HTML(escaping: figure.path))\">")
      + HTML(escaping: figure.text) + HTML(markup: "</data>")
  }

  /// As JSON has it: whole numbers without a fraction.
  private static func rawValue(_ value: Double) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }

  /// The attribute that says in which language a quotation is, as far as its characters tell.
  static func language(of quote: String) -> String {
    let isChinese = quote.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    return isChinese ? " lang=\"zh-Hans\"" : ""
  }

  private func element(_ name: String, _ attributes: String, _ text: String) -> HTML {
    HTML(markup: "<\(name) \(attributes)>") + HTML(escaping: text) + HTML(markup: "</\(name)>")
  }

  private func wrapped(_ name: String, _ text: RichText) -> HTML {
    HTML(markup: "<\(name)>") + html(text) + HTML(markup: "</\(name)>")
  }

  private func mark(_ kind: String, sign: String, word: String) -> HTML {
    HTML(markup: "<span class=\"mark \(kind)\"><span aria-hidden=\"true\">")
      + HTML(escaping: sign) + HTML(markup: "</span> ") + HTML(escaping: word) + HTML(markup: "</span>")
  }
}

extension ClaimEvidence.Outcome {
  /// Stands beside its word.
  var sign: String {
    switch self {
    case .met: "✓"
    case .missed: "✗"
    case .inconclusive: "?"
    }
  }
}
