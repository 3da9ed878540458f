import Measurement
import Workloads

/// The machine, the interpreters and how it was measured.
struct MethodSection {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  var section: PageSection {
    var blocks: [PageBlock] = [
      .section(PageSection(anchor: "host", title: context(MethodWords.host), blocks: [.facts(host)]))
    ]
    if !context.report.interpreters.isEmpty {
      blocks.append(
        .section(
          PageSection(
            anchor: "interpreters", title: context(MethodWords.interpreters), blocks: [.table(interpreters)])))
    }
    blocks.append(
      .section(
        PageSection(
          anchor: "how", title: context(MethodWords.method), blocks: [.list(MethodWords.points.map { context($0) })])))
    return PageSection(anchor: "method", title: context(MethodWords.section), blocks: blocks)
  }

  private var host: [PageBlock.Fact] {
    let host = context.report.host
    let path = JSONPath.root / "host"
    func name(_ text: String?) -> RichText { text.map { RichText(.name($0)) } ?? context(MethodWords.unknown) }
    let program = context.report.commit.map { "\(context.report.version) \($0.prefix(12))" } ?? context.report.version
    let facts: [(Localized<RichText>, RichText)] = [
      (MethodWords.name, name(host.name)), (MethodWords.processor, name(host.processor)),
      (MethodWords.cores, RichText(Figures.count(host.cores, path / "cores"))),
      (MethodWords.memory, RichText(Figures.bytes(Double(host.memoryBytes), path / "memoryBytes"))),
      (MethodWords.kernel, name(host.kernel)), (MethodWords.governor, name(host.governor)),
      (MethodWords.machine, context(host.isVirtual ? MethodWords.virtual : MethodWords.physical)),
      (MethodWords.program, name(program)),
    ]
    return facts.map { PageBlock.Fact(term: context($0), description: $1) }
  }

  private var interpreters: PageTable {
    PageTable(
      caption: context(MethodWords.interpreters),
      columns: [MethodWords.version, MethodWords.lock, MethodWords.executable, MethodWords.library].map {
        PageTable.Column(title: context($0))
      },
      groups: [
        PageTable.Group(
          heading: nil,
          rows: context.report.interpreters.map { python in
            [
              context.name(python: python.version, python.executable),
              context(python.isFreeThreaded ? MethodWords.withoutLock : MethodWords.withLock),
              RichText(.code(python.executable)),
              python.library.map { RichText(.code($0)) } ?? context(MethodWords.unknown),
            ].map { PageTable.Cell($0) }
          })
      ], style: "listed")
  }
}
