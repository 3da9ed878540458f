import Measurement
import Workloads

/// Two runs beside each other, as a person reads them.
public struct DiffText {
  private let diff: RunDiff

  public init(_ diff: RunDiff) { self.diff = diff }

  public func lines(_ palette: Palette) -> [String] {
    heading(palette) + [""] + table(palette) + unpaired(palette) + circumstances(palette) + [""] + closing(palette)
  }

  private func heading(_ palette: Palette) -> [String] {
    func words(_ run: DiffedRun) -> String {
      palette.paint(run.run, .strong)
        + palette.paint("  \(RunTable.minute(run.startedAt)), \(run.blocks) blocks", .faint)
    }
    return ["before  " + words(diff.baseline), "after   " + words(diff.candidate)]
  }

  private func table(_ palette: Palette) -> [String] {
    guard !diff.pairs.isEmpty else { return [palette.paint("The runs have nothing in common to compare.", .warn)] }
    var table = TextTable([
      ("workload", .left), ("size", .right), ("language", .left), ("model", .left), ("workers", .right),
      ("before", .right), ("after", .right), ("speed-up", .left), ("verdict", .left),
    ])
    for pair in diff.pairs {
      let cell = pair.cell
      table.add([
        TextTable.Cell(Self.workload(cell)), "\(cell.size)", TextTable.Cell(Self.language(cell)),
        TextTable.Cell(cell.model),
        TextTable.Cell(cell.workers > 0 ? "\(cell.workers)" : ""),
        TextTable.Cell(Quantity.duration(pair.baseline.secondsPerUnit)),
        TextTable.Cell(Quantity.duration(pair.candidate.secondsPerUnit)), TextTable.Cell(Self.ratio(pair.speedup)),
        Self.verdict(pair),
      ])
    }
    return table.lines(palette)
  }

  private func unpaired(_ palette: Palette) -> [String] {
    guard !diff.unpaired.isEmpty else { return [] }
    return ["", palette.paint("Not compared:", .strong)]
      + diff.unpaired.map { single in
        let cell = single.cell
        let workers = cell.workers > 0 ? " ×\(cell.workers)" : ""
        return "  \(Self.workload(cell))[\(cell.size)] \(Self.language(cell)) \(cell.model)\(workers): \(single.reason)"
      }
  }

  /// What may explain a difference, other than the code.
  private func circumstances(_ palette: Palette) -> [String] {
    let runs = [diff.baseline, diff.candidate].flatMap { run -> [String] in
      let contaminated = run.contaminatedBlocks
      return [
        run.state == .finished ? nil : "\(run.run) is not finished: it has \(run.blocks) blocks",
        contaminated > 0 ? "\(run.run): \(contaminated) of \(run.blocks) blocks are in doubt; they count" : nil,
      ].compactMap { $0 }
    }
    let differences = diff.differences.map { difference in
      "\(difference.subject): \(difference.baseline ?? "unknown") before, \(difference.candidate ?? "unknown") after"
    }
    guard !(runs + differences).isEmpty else { return [] }
    return ["", palette.paint("What else may explain a difference:", .warn)] + (runs + differences).map { "  " + $0 }
  }

  private func closing(_ palette: Palette) -> [String] {
    return [
      palette.paint(
        "before and after: median seconds of a unit; speed-up: before / after, with 95% confidence.", .faint),
      palette.paint(margin, .faint),
      palette.paint("What the machine did at the time of either run is in the speed-up.", .faint),
    ]
  }

  private var margin: String {
    let floors = diff.pairs.compactMap(\.noiseFloor)
    guard let least = floors.min(), let most = floors.max() else {
      return "No cell has a null twin in both runs, so their noise is unknown and there is no verdict."
    }
    let (low, high) = (Quantity.percent(least), Quantity.percent(most))
    return
      "A verdict needs the whole interval beyond the threshold, \(Quantity.percent(diff.threshold)), and beyond both runs' "
      + "noise floors for the cell, \(low == high ? low : "\(low) to \(high)")."
  }

  /// With the server's delay, where it is not the usual one.
  private static func workload(_ cell: DiffCell) -> String {
    guard let delay = cell.serverDelayMicroseconds, delay != ComparisonPlan.standardServerDelay else {
      return cell.workload
    }
    return "\(cell.workload) (server \(Quantity.duration(Double(delay) / 1e6)))"
  }

  private static func language(_ cell: DiffCell) -> String {
    cell.language.name + (cell.python.map { " \($0)" } ?? "")
  }

  private static func ratio(_ ratio: DiffInterval) -> String {
    "\(Quantity.times(ratio.estimate)) (\(Quantity.digits(ratio.low)) – \(Quantity.digits(ratio.high)))"
  }

  private static func verdict(_ pair: DiffPair) -> TextTable.Cell {
    switch pair.verdict {
    case .faster: TextTable.Cell("faster", .good)
    case .slower: TextTable.Cell("slower", .bad)
    case .inconclusive: TextTable.Cell("inconclusive" + (pair.reason.map { ": \($0)" } ?? ""), .faint)
    }
  }
}
