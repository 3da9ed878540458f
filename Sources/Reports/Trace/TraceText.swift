import GILTrace
import Measurement

/// A trace as a person reads it in a terminal: what happened when, how much, and at the end what it means.
public struct TraceText {
  let trace: Trace
  let program: String
  let palette: Palette
  let columns: Int
  /// The busiest threads, in the summary's order.
  let shown: [Int]
  let titles: [String]

  /// - Parameters:
  ///   - program: What was run, as it was named.
  ///   - columns: Width of the terminal.
  public init(_ trace: Trace, program: String, palette: Palette, columns: Int = 120) {
    self.trace = trace
    self.program = program
    self.palette = palette
    self.columns = min(max(40, columns), 160)
    let threads = trace.summary.threads
    let busy = { (index: Int) in threads[index].holdSeconds + threads[index].waitSeconds }
    let busiest = threads.indices.sorted { (busy($0), $1) > (busy($1), $0) }.prefix(Self.mostThreads)
    shown = busiest.sorted()
    titles = ThreadTitles(of: shown.map { threads[$0] }, width: self.columns < 100 ? 12 : 24).titles
  }

  private static let mostThreads = 12

  var summary: TraceSummary { trace.summary }

  public var lines: [String] {
    let sections = [[heading], strip, table, figures, notes, diagnosis]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private var heading: String {
    let gil =
      switch summary.gil {
      case .on: "GIL on"
      case .enabled: "free-threaded, GIL enabled"
      case .off: "free-threaded, GIL off"
      }
    let rest = "  Python \(summary.python) · \(Quantity.duration(summary.wallSeconds)) · \(gil)"
    return palette.paint(program, .strong) + rest
  }

  /// Without a GIL, being off it says nothing of a thread.
  private var tellsOfThreads: Bool {
    summary.gil != .off && summary.threads.contains { $0.holdSeconds + $0.waitSeconds > 0 }
  }

  private var strip: [String] {
    guard tellsOfThreads else { return [] }
    let label = titles.reduce(0) { max($0, $1.displayWidth) }
    let strip = TraceStrip(timeLine: trace.timeLine, columns: columns - label - 2)
    let rows = zip(titles, shown).map { title, index in
      title.padded(to: label) + "  " + strip.row(of: summary.threads[index], at: index, palette)
    }
    let indent = String(repeating: " ", count: label + 2)
    return rows + [palette.paint(indent + strip.axis, .faint)]
      + TraceStrip.legend.wrapped(to: columns - label - 2).map { palette.paint(indent + $0, .faint) }
  }

  private var table: [String] {
    guard tellsOfThreads else { return [] }
    var table = TextTable(
      [("thread", .left)]
        + ["held", "waited", "off", "holds", "waits", "timeouts", "forced", "longest"].map { ($0, .right) })
    for (title, index) in zip(titles, shown) {
      let thread = summary.threads[index]
      let life = thread.holdSeconds + thread.waitSeconds + thread.offSeconds
      let share = { (part: Double) in Quantity.percent(life > 0 ? part / life : 0) }
      table.add([
        TextTable.Cell(title), "\(share(thread.holdSeconds))",
        TextTable.Cell(share(thread.waitSeconds), thread.waitSeconds > life / 10 ? .bad : nil),
        "\(share(thread.offSeconds))", "\(thread.holds)", "\(thread.waits)", "\(thread.timeouts)", "\(thread.forced)",
        "\(Quantity.duration(thread.longestHoldSeconds))",
      ])
    }
    return table.lines(palette) + hidden
  }

  /// How much of the work is by threads that are not shown.
  private var hidden: [String] {
    let isShown = Set(shown)
    let others = summary.threads.indices.filter { !isShown.contains($0) }.map { summary.threads[$0] }
    guard !others.isEmpty else { return [] }
    let held = Quantity.duration(others.reduce(0) { $0 + $1.holdSeconds })
    let waited = Quantity.duration(others.reduce(0) { $0 + $1.waitSeconds })
    let threads = others.count == 1 ? "1 more thread" : "\(others.count) more threads"
    return [palette.paint("… \(threads): held \(held), waited \(waited) together", .faint)]
  }

  private var notes: [String] {
    summary.notes.flatMap { "note: \($0)".wrapped(to: columns, indent: "  ") }.map { palette.paint($0, .faint) }
  }

  /// Last, where the eye is when the output ends.
  private var diagnosis: [String] {
    summary.explanation.wrapped(to: columns).map { palette.paint($0, .strong) }
  }
}
