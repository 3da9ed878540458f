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
    let all = context.report.interpreters.map { Column(python: $0) } + [Column(python: nil)]
    let columns = all.filter { column in works.contains { !$0.cells(of: column).isEmpty } }
    let rows = works.filter { work in columns.contains { !work.cells(of: $0).isEmpty } }
    guard !rows.isEmpty else { return nil }
    let table = PageTable(
      caption: context(ChoiceWords.table),
      columns: [PageTable.Column(title: context(ChoiceWords.work))]
        + columns.map { PageTable.Column(title: $0.title(context)) },
      groups: [
        PageTable.Group(
          heading: nil,
          rows: rows.map { work in
            [PageTable.Cell(context.name(workload: work.workload, size: work.size))]
              + columns.map { PageTable.Cell(work.words(of: $0)) }
          })
      ])
    return PageSection(
      anchor: "choice", title: context(ChoiceWords.section),
      blocks: [.paragraph(context(ChoiceWords.lead)), .table(table), .note(context(ChoiceWords.legend))])
  }

  /// Each once, whatever the number of comparisons that have it.
  private var works: [Work] {
    let groups = context.report.comparisons.flatMap(\.groups)
    return Self.work.flatMap { workload in
      Set(groups.filter { $0.workload == workload }.map(\.size)).sorted()
        .map { Work(context: context, workload: workload, size: $0) }
    }
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

  /// A cell's place in the report.
  fileprivate struct Place {
    let comparison: Int
    let number: Int
    let cell: ComparedCell
    let speedup: SpeedUp

    var path: JSONPath { JSONPath.root / "comparisons" / comparison / "cells" / number / "speedup" }
  }

  /// A workload of one size.
  fileprivate struct Work {
    let context: PageContext
    let workload: String
    let size: Int

    /// Those of the newest comparison that have figures.
    func cells(of column: Column) -> [Place] {
      let comparisons = context.report.comparisons
      let newestFirst = comparisons.indices.sorted { comparisons[$0].startedAt > comparisons[$1].startedAt }
      return newestFirst.lazy.map { cells(of: column, in: $0) }.first { !$0.isEmpty } ?? []
    }

    private func cells(of column: Column, in comparison: Int) -> [Place] {
      context.report.comparisons[comparison].cells.enumerated().compactMap { number, cell in
        guard cell.workload == workload, cell.size == size, !cell.nullTwin, cell.status == .ok,
          cell.verdict != .baseline, let speedup = cell.speedup,
          cell.pythonExecutable == column.python?.executable, (cell.language == .swift) == (column.python == nil)
        else { return nil }
        return Place(comparison: comparison, number: number, cell: cell, speedup: speedup)
      }
    }

    /// The fastest of those that surely are faster than the baseline, how fast it is, and what may be as fast.
    func words(of column: Column) -> RichText {
      let places = cells(of: column)
      guard !places.isEmpty else { return "–" }
      let faster = places.filter { $0.cell.verdict == .faster }
      guard let best = faster.max(by: { $0.speedup.estimate < $1.speedup.estimate }) else {
        let baseline =
          places.compactMap(\.cell.baseline).first.map { context.name($0, isShort: true) }
          ?? context(PageWords.python)
        return context(ChoiceWords.nothingFaster(baseline))
      }
      let figure = best.speedup
      let interval =
        context.interval(figure.estimate, figure.low, figure.high) { Figures.ratio($0, best.path / $1) } ?? ""
      let rivals = places.filter { $0.number != best.number && $0.speedup.high >= figure.low }
        .map { context.name($0.cell.subject, isShort: true) }
      let winner = context.name(best.cell.subject, isShort: true)
      guard !rivals.isEmpty else { return "\(winner)\(.lineBreak)\(interval)" }
      let others = context(ChoiceWords.notToldFrom(rivals.listed(in: context.language)))
      return "\(winner)\(.lineBreak)\(interval)\(.lineBreak)\(.small(others))"
    }
  }
}
