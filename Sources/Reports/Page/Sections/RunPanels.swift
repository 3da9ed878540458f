import Workloads

/// What the runs of one program printed: one panel for all that did the same, and one for the Swift twin.
struct RunPanels {
  private let context: PageContext

  /// What is shown of one stream; the rest is in `report.json`.
  private static let shownCharacters = 6000

  init(_ context: PageContext) { self.context = context }

  func panels(of snippet: SnippetReport, _ path: JSONPath) -> [OutputPanel] {
    groups(snippet).map { panel(snippet, $0, path / "runs") }
      + (snippet.twin.map { [panel($0, path / "twin")] } ?? [])
  }

  /// Numbers of runs that went alike, in order of appearance.
  private func groups(_ snippet: SnippetReport) -> [[Int]] {
    var groups: [[Int]] = []
    for (number, run) in snippet.runs.enumerated() {
      if let known = groups.firstIndex(where: { snippet.runs[$0[0]].wentLike(run) }) {
        groups[known].append(number)
      } else {
        groups.append([number])
      }
    }
    return groups
  }

  private func panel(_ snippet: SnippetReport, _ group: [Int], _ path: JSONPath) -> OutputPanel {
    let names = group.map { number in
      let run = snippet.runs[number]
      let method = run.startMethod == "default" ? context(SnippetWords.defaultMethod) : RichText(.code(run.startMethod))
      return context(SnippetWords.run(context.name(python: run.python), method: method))
    }
    // What they printed is the same; how long they took is not.
    let times = zip(group, names).compactMap { number, name -> RichText? in
      let run = snippet.runs[number]
      guard let seconds = run.wallSeconds else { return nil }
      let time = time(seconds, run.peakBytes, path / number)
      return group.count == 1 ? time : context(SnippetWords.of(name, time))
    }
    let separator = Localized<RichText>("; ", "；")[context.language]
    let first = group[0]
    let run = snippet.runs[first]
    let place = path / first
    var remarks = [context(SnippetWords.status(run.status))]
    if let reason = run.reason { remarks.append(RichText(context.reported(reason, place / "reason"))) }
    remarks += run.findings.enumerated().map { finding($1, place / "findings" / $0) }
    remarks += times
    let streams = [stream(SnippetWords.output, run.stdout), stream(SnippetWords.errors, run.stderr)].compactMap(\.self)
    if streams.isEmpty, run.status != .skipped { remarks.append(context(SnippetWords.silent)) }
    if isCut(run.stdout) || isCut(run.stderr) { remarks.append(context(PageWords.shortened)) }
    return OutputPanel(title: names.joined(by: separator), remarks: remarks, streams: streams)
  }

  private func panel(_ twin: TwinReport, _ path: JSONPath) -> OutputPanel {
    var remarks: [RichText] = [context(twin.matches ? SnippetWords.matches : SnippetWords.differs)]
    if let difference = twin.difference {
      remarks.append(RichText(.reported(difference, path: (path / "difference").text)))
    }
    remarks.append(time(twin.wallSeconds, twin.peakBytes, path))
    if isCut(twin.stdout) { remarks.append(context(PageWords.shortened)) }
    return OutputPanel(
      title: "\(context(SnippetWords.twin)), \(.code(twin.model))", remarks: remarks,
      streams: [stream(SnippetWords.output, twin.stdout)].compactMap(\.self))
  }

  private func time(_ seconds: Double, _ peakBytes: Int?, _ path: JSONPath) -> RichText {
    let peak = peakBytes.map { Figures.bytes(Double($0), path / "peakBytes") }
    return context(SnippetWords.time(Figures.seconds(seconds, path / "wallSeconds"), peak: peak))
  }

  private func finding(_ finding: Finding, _ path: JSONPath) -> RichText {
    context(
      SnippetWords.finding(.code(finding.kind), .reported(finding.message, path: (path / "message").text)))
  }

  private func isCut(_ text: String) -> Bool { text.count > Self.shownCharacters }

  private func stream(_ name: Localized<RichText>, _ text: String) -> OutputPanel.Stream? {
    text.isEmpty
      ? nil : OutputPanel.Stream(name: context(name), text: String(text.prefix(Self.shownCharacters)))
  }
}

extension RunReport {
  /// Whether a reader would see no difference but in the times.
  fileprivate func wentLike(_ other: RunReport) -> Bool {
    status == other.status && stdout == other.stdout && stderr == other.stderr && findings == other.findings
      && reason == other.reason
  }
}
