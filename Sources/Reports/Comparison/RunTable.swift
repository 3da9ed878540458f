import Glibc
import Workloads

/// The runs of a store, one on a line.
public struct RunTable {
  private let runs: [RunSummary]

  public init(_ runs: [RunSummary]) { self.runs = runs }

  public func lines(_ palette: Palette) -> [String] {
    guard !runs.isEmpty else { return ["The store has no run yet."] }
    var table = TextTable([
      ("run", .left), ("when", .left), ("state", .left), ("workloads", .left), ("cells", .right), ("blocks", .right),
      ("samples", .right), ("host", .left),
    ])
    for run in runs {
      table.add([
        TextTable.Cell(run.record.id, .strong), TextTable.Cell(Self.minute(run.record.startedAt)), Self.state(run),
        TextTable.Cell(Self.workloads(run.workloads)), "\(run.cells)", "\(run.blocks)", "\(run.samples)",
        TextTable.Cell(run.record.host.name),
      ])
    }
    return table.lines(palette)
  }

  private static func state(_ run: RunSummary) -> TextTable.Cell {
    let empty = run.blocks == 0 ? ", empty" : ""
    return switch run.record.state {
    case .finished: TextTable.Cell("finished")
    case .interrupted: TextTable.Cell("interrupted" + empty, .warn)
    case .running: run.isUnderWay ? TextTable.Cell("running", .good) : TextTable.Cell("broken off" + empty, .warn)
    }
  }

  /// As many as a line has room for.
  private static func workloads(_ workloads: [String]) -> String {
    guard workloads.count > 3 else { return workloads.joined(separator: ", ") }
    return workloads.prefix(2).joined(separator: ", ") + ", and \(workloads.count - 2) more"
  }

  /// In the time of the place: `2026-11-22 23:15`.
  static func minute(_ seconds: Double) -> String {
    var seconds = time_t(seconds)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(day) \(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
