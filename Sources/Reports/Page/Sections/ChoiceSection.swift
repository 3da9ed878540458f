import Workloads

/// Which model was the fastest at each kind of work: what a reader who has to choose one looks for.
struct ChoiceSection {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// What somebody has to do; the others show what a model costs, not what it is chosen for.
  private static let work = [
    "cpu.pure", "cpu.released", "io.sleep", "io.tcp", "io.file", "mixed", "fanout",
  ]

  /// Nil where nothing of it was compared.
  var section: PageSection? {
    let groups = context.report.comparisons.indices.flatMap { number in
      context.report.comparisons[number].groups.filter { Self.work.contains($0.workload) }
        .map { Group(context, number, workload: $0.workload, size: $0.size) }
    }
    let all = context.report.interpreters.map { Column(python: $0) } + [Column(python: nil)]
    let columns = all.filter { column in groups.contains { !$0.cells(of: column).isEmpty } }
    let rows = groups.filter { group in columns.contains { !group.cells(of: $0).isEmpty } }
      .sorted { $0.place < $1.place }
    guard !rows.isEmpty else { return nil }
    let table = PageTable(
      caption: context(ChoiceWords.table),
      columns: [PageTable.Column(title: context(ChoiceWords.work))]
        + columns.map { PageTable.Column(title: $0.title(context)) },
      groups: [
        PageTable.Group(
          heading: nil,
          rows: rows.map { group in
            [PageTable.Cell(context.name(workload: group.workload, size: group.size))]
              + columns.map { PageTable.Cell(group.words(of: $0)) }
          })
      ])
    return PageSection(
      anchor: "choice", title: context(ChoiceWords.section),
      blocks: [.paragraph(context(ChoiceWords.lead)), .table(table), .note(context(ChoiceWords.legend))])
  }
}

extension ChoiceSection {
  /// An interpreter of the report, or Swift.
  fileprivate struct Column: Hashable {
    let python: ReportedInterpreter?
    func title(_ context: PageContext) -> RichText {
      python.map { context.name(python: $0.version, $0.executable) } ?? RichText(.name(Language.swift.name))
    }
  }

  /// A workload of one size in one comparison.
  fileprivate struct Group {
    private let context: PageContext
    private let number: Int
    let workload: String
    let size: Int

    init(_ context: PageContext, _ number: Int, workload: String, size: Int) {
      self.context = context
      self.number = number
      self.workload = workload
      self.size = size
    }

    var place: Int { ChoiceSection.work.firstIndex(of: workload) ?? ChoiceSection.work.count }

    /// Places of the cells that have figures.
    func cells(of column: Column) -> [Int] {
      let cells = context.report.comparisons[number].cells
      return cells.indices.filter { place in
        let cell = cells[place]
        return cell.workload == workload && cell.size == size && !cell.nullTwin && cell.status == .ok
          && cell.speedup != nil && cell.verdict != .baseline
          && cell.pythonExecutable == column.python?.executable
          && (cell.language == .swift) == (column.python == nil)
      }
    }

    /// The fastest, how fast it is, and what may be as fast.
    func words(of column: Column) -> RichText {
      let compared = context.report.comparisons[number].cells
      let places = cells(of: column)
      func speedup(_ place: Int) -> SpeedUp? { compared[place].speedup }
      guard let best = places.max(by: { (speedup($0)?.estimate ?? 0) < (speedup($1)?.estimate ?? 0) }),
        let figure = speedup(best)
      else { return "–" }
      guard compared[best].verdict == .faster else {
        let baseline = compared[best].baseline.map { context.name($0, isShort: true) } ?? context(PageWords.python)
        return context(ChoiceWords.nothingFaster(baseline))
      }
      let path = JSONPath.root / "comparisons" / number / "cells" / best / "speedup"
      let interval =
        context.interval(figure.estimate, figure.low, figure.high) { Figures.ratio($0, path / $1) } ?? ""
      let rivals = places.filter { $0 != best && (speedup($0)?.high ?? 0) >= figure.low }
        .map { context.name(compared[$0].subject, isShort: true) }
      let winner = context.name(compared[best].subject, isShort: true)
      guard !rivals.isEmpty else { return "\(winner)\(.lineBreak)\(interval)" }
      let others = context(ChoiceWords.notToldFrom(rivals.listed(in: context.language)))
      return "\(winner)\(.lineBreak)\(interval)\(.lineBreak)\(.small(others))"
    }
  }
}
