import FoundationEssentials
import GILTrace
import Glibc
import Measurement
import Reports

/// What reading a trace costs, for files of different lengths.
struct TraceFigures {
  let programs: Programs
  /// Of the longest file.
  let events: Int
  let rounds: Int
  let seed: UInt64

  /// How many of the longest file's events each file has, and how many threads.
  private static let files: [(part: Int, threads: Int)] = [(10, 8), (2, 8), (1, 8), (1, 10_000)]

  func measure() throws -> [Figure] {
    let entries = try Self.files.map { part, threads in
      let trace = SyntheticTrace(events: events / part, threads: threads, seed: seed)
      let path = "\(programs.folder)/trace-\(part)-\(threads)"
      try trace.write(to: path)
      return (name: "\(trace.events) events, \(threads) threads", path: path, trace: trace)
    }
    defer { for entry in entries { unlink(entry.path) } }
    let outcome = try Contest(
      entries.map { entry in (entry.name, { try Command(programs.bench, ["--read-trace", entry.path]).run() }) }
    ).run(rounds: rounds, seed: seed)
    var figures: [Figure] = []
    for entry in entries {
      let isLongest = entry.trace.events == events
      // With very many threads nearly every event is another one's, and none of their state is in the processor's cache.
      let hasFew = entry.trace.threads < 100
      figures.append(
        try Figure(
          title(
            "trace of \(entry.name): time", limit: isLongest && hasFew ? 3 : nil, "start, summary and end of a process"),
          secondsOf: outcome.wall(entry.name)))
      figures.append(
        try Figure(
          title("  memory", limit: isLongest ? 300 : nil, "peak resident memory of that process"),
          megabytesOf: NamedSamples(
            name: entry.name,
            values: try (0..<2).map { _ in
              Double(
                try PeakMemory.bytes(
                  of: Command(programs.bench, ["--read-trace", entry.path]), launcher: programs.peakMemory))
            }),
          over: NamedSamples(name: "nothing", values: [0, 0])))
    }
    return figures + [try linearity(outcome, entries[0].name, entries[2].name)]
  }

  private func linearity(_ outcome: Contest.Outcome, _ few: String, _ many: String) throws -> Figure {
    let perEvent = { (name: String, events: Int) in
      NamedSamples(name: "\(name), each", values: outcome.cpu(name).values.map { $0 / Double(events) })
    }
    return try Figure(
      title(
        "  cost of an event, ten times as many", limit: 1.1, "CPU time per event: 1 where it grows with their number"),
      ratioOf: perEvent(many, events), to: perEvent(few, events / Self.files[0].part), seed: seed)
  }

  private func title(_ name: String, limit: Double? = nil, _ explanation: String) -> FigureTitle {
    FigureTitle(name: name, python: "–", limit: limit, explanation: explanation)
  }
}

/// The work that is measured: in a process of its own, whose memory is its alone.
enum TraceReader {
  static func read(_ path: String) throws {
    let trace = Trace(
      of: try EventFile(path: path),
      context: TraceContext(python: "synthetic", mainProcess: Int(SyntheticTrace.process)))
    guard trace.summary.anomalies == 0 else {
      throw CommandFailed(command: [path], reason: "\(trace.summary.anomalies) events did not fit")
    }
    for line in TraceText(trace, program: path, palette: Palette(isColoured: false)).lines { print(line) }
  }
}
