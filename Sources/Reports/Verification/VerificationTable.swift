import Measurement
import Workloads

/// A verification as a person reads it in a terminal.
public struct VerificationTable {
  let report: VerificationReport
  let palette: Palette
  let columns: Int

  /// - Parameter columns: Width of the terminal; findings are wrapped to it.
  public init(_ report: VerificationReport, palette: Palette, columns: Int = 120) {
    self.report = report
    self.palette = palette
    self.columns = max(40, columns)
  }

  /// The tables and, at the end, what was found.
  public var lines: [String] {
    report.documents.flatMap(lines(of:)) + summary
  }

  private func lines(of document: DocumentReport) -> [String] {
    var lines: [String] = []
    for notice in document.notices {
      let place = notice.line.map { ":\($0)" } ?? ""
      lines.append("\(document.path)\(place): \(notice.message)")
    }
    for snippet in document.snippets {
      let title = [snippet.id, "line \(snippet.line)", snippet.heading].compactMap(\.self).joined(separator: " · ")
      lines += ["", palette.paint("\(document.path)  \(title)", .strong)]
      if snippet.runs.contains(where: { $0.status != .skipped || !$0.findings.isEmpty }) {
        lines += table(of: snippet).lines(palette).map { "  " + $0 }
      }
      lines += notes(of: snippet).map { "  " + palette.paint($0, .faint) }
      lines += skipped(in: snippet).map { "  " + palette.paint($0, .faint) }
    }
    return lines
  }

  private func table(of snippet: SnippetReport) -> TextTable {
    var table = TextTable([
      ("language", .left), ("version", .left), ("start", .left), ("wall", .right), ("CPU", .right),
      ("memory", .right), ("verdict", .left),
    ])
    for run in snippet.runs where run.status != .skipped || !run.findings.isEmpty {
      table.add([
        "Python", "\(run.python)", "\(run.startMethod)", duration(run.wallSeconds), duration(run.cpuSeconds),
        TextTable.Cell(run.peakBytes.map(Quantity.bytes) ?? "–"), verdict(run),
      ])
    }
    if let twin = snippet.twin {
      let verdict =
        twin.matches
        ? TextTable.Cell("same output", .good) : TextTable.Cell("other output: Swift \(twin.difference ?? "")", .warn)
      table.add([
        "Swift", "\(twin.model)", "–", duration(twin.wallSeconds), duration(twin.cpuSeconds),
        TextTable.Cell(Quantity.bytes(twin.peakBytes)), verdict,
      ])
    }
    return table
  }

  private func duration(_ seconds: Double?) -> TextTable.Cell {
    TextTable.Cell(seconds.map(Quantity.duration) ?? "–")
  }

  private func verdict(_ run: RunReport) -> TextTable.Cell {
    let kinds = run.findings.map(\.kind).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let told = kinds.filter { $0 != run.status.rawValue }
    let text = ([run.status.rawValue] + (told.isEmpty ? [] : [told.joined(separator: ", ")])).joined(separator: ": ")
    switch run.status {
    case .ok: return TextTable.Cell(text, .good)
    case .skipped, .finding: return TextTable.Cell(text, .warn)
    case .failed, .timeout, .crashed: return TextTable.Cell(text, .bad)
    }
  }

  /// What happened to the output on its way here, once for each message.
  private func notes(of snippet: SnippetReport) -> [String] {
    snippet.runs.flatMap(\.notes).map { "note: \($0.message)" }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// Runs that were not made, one line for each reason.
  private func skipped(in snippet: SnippetReport) -> [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for run in snippet.runs where run.status == .skipped && run.findings.isEmpty {
      let reason = run.reason ?? "skipped"
      counts[reason, default: 0] += 1
      if counts[reason] == 1 { order.append(reason) }
    }
    return order.map { "not run, \(counts[$0] ?? 0)×: \($0)" }
  }

  private var summary: [String] {
    let snippets = report.documents.flatMap(\.snippets)
    let runs = snippets.flatMap(\.runs).filter { $0.status != .skipped }
    let good = runs.count { $0.status == .ok }
    if snippets.isEmpty { return [] }
    var lines = [
      "", palette.paint("\(count(snippets.count, "block")), \(count(runs.count, "run")), \(good) ok", .strong),
    ]
    for document in report.documents {
      for snippet in document.snippets {
        lines += FindingGroup.groups(of: snippet).flatMap { describe($0, snippet, document) }
        lines += lastWords(of: snippet)
      }
    }
    return lines
  }

  private func describe(_ group: FindingGroup, _ snippet: SnippetReport, _ document: DocumentReport) -> [String] {
    let line = group.finding.line ?? snippet.line
    let message = "\(document.path):\(line): \(group.finding.message)".wrapped(to: columns - 2)
    let scope = "\(group.finding.kind) in \(snippet.id), \(group.scope(among: snippet))".wrapped(to: columns - 2)
    return ["\(palette.paint("✗", .bad)) \(message[0])"] + message.dropFirst().map { "  " + $0 }
      + scope.map { "  " + palette.paint($0, .faint) }
  }

  /// The end of standard error of the first run that failed: an exit status or a signal says little.
  private func lastWords(of snippet: SnippetReport) -> [String] {
    guard let run = snippet.runs.first(where: { [.failed, .crashed, .timeout].contains($0.status) }) else { return [] }
    return run.stderr.split(separator: "\n").suffix(5).map { "  " + palette.paint("│ \($0)", .faint) }
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
