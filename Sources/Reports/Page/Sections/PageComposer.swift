import Workloads

/// Makes the page's content from a report and its charts.
struct PageComposer {
  private let context: PageContext
  private let charts: [ReportChart]

  init(_ report: ResearchReport, charts: [ReportChart], language: ReportLanguage) {
    context = PageContext(report, language)
    self.charts = charts
  }

  var content: PageContent {
    let sections: [PageSection?] =
      [
        AnswerSection(context).section, ChoiceSection(context).section, ClaimSection(context).section,
        SnippetSection(context).section,
      ]
      + ReportChart.Section.allCases.map { ChartSection(context, $0, charts).section }
      + [MethodSection(context).section, SourceSection(context).section]
    return PageContent(
      language: context.language, title: title, subtitle: subtitle, sections: sections.compactMap(\.self))
  }

  private var title: RichText {
    guard context.report.claims != nil, let document = context.documentName else {
      return context(PageWords.titleOfComparison)
    }
    return context(PageWords.titleOfClaims(.name(document)))
  }

  private var subtitle: RichText {
    let host = context.report.host
    return context(
      PageWords.subtitle(
        host: .name(host.name), cores: Figures.count(host.cores, JSONPath.root / "host" / "cores"),
        pythons: context.everyPython, moment: Figures.moment(context.report.madeAt, JSONPath.root / "madeAt")))
  }
}

extension PageContext {
  /// The last part of its path.
  var documentName: String? {
    let path = report.document?.path ?? report.claims?.document
    return path.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
  }
}
