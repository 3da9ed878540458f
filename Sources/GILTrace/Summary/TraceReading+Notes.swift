extension TraceReading {
  /// What a reader must know to trust the figures.
  var notes: [String] {
    [lostEvents, damage, ending, oddEvents, unended, skippedLines].compactMap(\.self) + context.notes.texts
  }

  private var lostEvents: String? {
    guard file.counts.lost > 0 else { return nil }
    let all = file.counts.lost + file.counts.recorded
    return
      "\(file.counts.lost) of \(all) events found no room: the figures are about the time before; "
      + "give the trace more with --limit"
  }

  private var damage: String? {
    if file.damage.missingBytes > 0 {
      return "the file of events lacks \(file.damage.missingBytes) bytes at its end: the figures are about what is left"
    }
    guard file.damage.missingChunks > 0 else { return nil }
    return "\(file.damage.missingChunks) parts of the file of events are missing: some threads' figures have gaps"
  }

  private var ending: String? {
    switch context.ending {
    case .signal(let name): "the program was ended by \(name): what lasted then counts up to that moment"
    case .interrupted: "the program was interrupted: what lasted then counts up to that moment"
    case .exited, nil: nil
    }
  }

  private var oddEvents: String? {
    let count = facts.anomalies + facts.unknownConditions
    guard count > 0 else { return nil }
    let events = count == 1 ? "1 event" : "\(count) events"
    return "\(events) did not fit those before them; each may be wrong by one hold or wait"
  }

  /// Those of the main process beside its first: daemon threads, mostly.
  private var unended: String? {
    let main = threadIndices.filter { file.threads[$0].process == context.mainProcess }
    let count = main.dropFirst().count { !tally.threads[$0].isOver }
    guard count > 0 else { return nil }
    let threads = count == 1 ? "1 thread" : "\(count) threads"
    return "\(threads) had not ended when the program did: what lasted then counts up to that moment"
  }

  private var skippedLines: String? {
    let count = context.notes.skippedLines
    guard count > 0 else { return nil }
    let lines = count == 1 ? "1 line" : "\(count) lines"
    return "\(lines) of the processes' notes could not be read: a name or a stack may be missing"
  }
}
