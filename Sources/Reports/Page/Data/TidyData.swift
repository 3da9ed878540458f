import Workloads

/// Every figure of a report in one table, as programs for statistics like it: a row a figure.
struct TidyData {
  let report: ResearchReport

  init(_ report: ResearchReport) { self.report = report }

  var text: String {
    TidyRow.columns.joined(separator: ",") + "\r\n" + rows.map(\.line).joined()
  }

  var rows: [TidyRow] {
    report.comparisons.flatMap(figures) + verification + timelines + probe + breakEven + calibration
  }

  /// The name of the result in the store, where there is but one of its kind; else by its place.
  func run(_ kind: ReportSource.Kind, at place: Int = 0) -> String? {
    let sources = report.sources.filter { $0.kind == kind }
    if sources.count == 1 { return sources[0].name }
    return kind == .timeline && sources.count == report.timelines.count ? sources[place].name : nil
  }

  private func figures(of comparison: ComparisonReport) -> [TidyRow] {
    comparison.cells.filter { !$0.nullTwin }.flatMap { cell -> [TidyRow] in
      let subject = TidyRow.Subject(
        kind: .comparison, run: comparison.run, python: cell.python, language: cell.language.rawValue,
        model: cell.model, workload: cell.workload, size: cell.size, workers: cell.workers)
      let count = cell.samples
      var rows = [
        subject.row("wallSeconds", "seconds", cell.wallSeconds, samples: count),
        subject.row("cpuSeconds", "seconds", cell.cpuSeconds, samples: count),
        subject.row("peakBytes", "bytes", cell.peakBytes.map(Double.init), samples: count),
        subject.row("efficiency", "share", cell.efficiency, samples: count),
        subject.row("unitsPerSecond", "unitsPerSecond", cell.unitsPerSecond, samples: count),
        subject.row("creationSeconds", "seconds", cell.creationSeconds, samples: count),
        subject.row("fairness", "share", cell.fairness, samples: count),
        subject.row("voluntarySwitches", "count", cell.voluntarySwitches, samples: count),
        subject.row("involuntarySwitches", "count", cell.involuntarySwitches, samples: count),
      ]
      if let speedup = cell.speedup {
        rows.append(
          TidyRow(
            subject: subject, metric: "speedup", unit: "ratio", estimate: speedup.estimate, low: speedup.low,
            high: speedup.high, samples: speedup.blocks))
      }
      let metrics = cell.metrics.sorted { $0.key < $1.key }.map {
        subject.row($0.key, MetricUnit(of: $0.key).rawValue, $0.value, samples: count)
      }
      return (rows + metrics).compactMap(\.self) + subject.rows(cell.latency)
    }
  }

  private var verification: [TidyRow] {
    (report.verification?.snippets ?? []).flatMap { snippet in
      let runs = snippet.runs.flatMap { run -> [TidyRow?] in
        let subject = TidyRow.Subject(
          kind: .verification, run: self.run(.verification), python: run.python, language: Language.python.rawValue,
          model: run.startMethod, workload: snippet.id)
        return [
          subject.row("wallSeconds", "seconds", run.wallSeconds, samples: 1),
          subject.row("cpuSeconds", "seconds", run.cpuSeconds, samples: 1),
          subject.row("peakBytes", "bytes", run.peakBytes.map(Double.init), samples: 1),
        ]
      }
      let twin = snippet.twin.map { twin -> [TidyRow?] in
        let subject = TidyRow.Subject(
          kind: .verification, run: self.run(.verification), language: Language.swift.rawValue, model: twin.model,
          workload: snippet.id)
        return [
          subject.row("wallSeconds", "seconds", twin.wallSeconds, samples: 1),
          subject.row("cpuSeconds", "seconds", twin.cpuSeconds, samples: 1),
          subject.row("peakBytes", "bytes", Double(twin.peakBytes), samples: 1),
        ]
      }
      return (runs + (twin ?? [])).compactMap(\.self)
    }
  }

  private var timelines: [TidyRow] {
    report.timelines.enumerated().flatMap { place, timeline in
      let subject = TidyRow.Subject(
        kind: .timeline, run: run(.timeline, at: place), python: timeline.python, language: Language.python.rawValue,
        workload: ShellWords.line(timeline.program), workers: timeline.threads.count)
      return [
        subject.row("programSeconds", "seconds", timeline.programSeconds, samples: 1),
        subject.row("heldShare", "share", timeline.heldShare, samples: 1),
        subject.row("contendedShare", "share", timeline.contendedShare, samples: 1),
        subject.row("handoffs", "count", Double(timeline.handoffs), samples: 1),
        subject.row("forcedHandoffs", "count", Double(timeline.forcedHandoffs), samples: 1),
      ].compactMap(\.self)
    }
  }
}
