import Measurement
import Workloads

/// A sweep as a person reads it in a terminal: from which length of a task on each model pays, and the grid behind it.
public struct BreakEvenText {
  private let report: BreakEvenReport
  private let palette: Palette
  private let columns: Int

  /// - Parameter columns: Width of the terminal; sentences are wrapped to it.
  public init(_ report: BreakEvenReport, palette: Palette, columns: Int = 120) {
    self.report = report
    self.palette = palette
    self.columns = max(40, columns)
  }

  public var lines: [String] {
    ["", palette.paint("gillab breakeven", .strong)]
      + introduction.wrapped(to: columns).map { palette.paint($0, .faint) }
      + report.pythons.flatMap(section) + ending
  }

  private var introduction: String {
    let work =
      switch report.task {
      case .cpu: "bytecode"
      case .released: "zlib's compression, which releases the GIL"
      case .wait: "waiting"
      }
    return """
      \(report.workers) tasks of \(work), done by \(report.workers) workers instead of one after another. Threads, \
      processes and subinterpreters are created for them; pools are there already. \(report.host.cores) cores, seed \
      \(report.seed)
      """
  }

  private func section(_ python: BreakEvenPython) -> [String] {
    let working = python.models.filter { $0.status == .ok }
    let missing = python.models.filter { $0.status != .ok }.flatMap { model in
      "\(model.model.rawValue): \(model.status.rawValue): \(model.reason ?? "no reason")".wrapped(
        to: columns - 2, indent: "  ")
    }
    return ["", palette.paint("Python \(python.version): a task pays from this length on", .strong)]
      + (working.isEmpty ? [] : table(working).lines(palette)).map { "  " + $0 }
      + missing.map { "  " + palette.paint($0, .faint) } + (working.isEmpty ? [] : grid(working))
  }

  private func table(_ models: [BreakEvenModel]) -> TextTable {
    let payloads = report.payloadBytes.map { bytes in
      (bytes == 0 ? "no payload" : Quantity.bytes(bytes), TextTable.Alignment.right)
    }
    var table = TextTable([("model", .left)] + payloads)
    for model in models { table.add([TextTable.Cell(model.model.rawValue)] + model.payloads.map(cell)) }
    return table
  }

  private func cell(_ payload: BreakEvenPayload) -> TextTable.Cell {
    let measured = payload.points.filter { $0.verdict != nil }
    guard let first = measured.first, let last = measured.last else { return TextTable.Cell("–", .faint) }
    guard let pays = payload.paysFromSeconds else {
      let isLost = measured.allSatisfy { $0.verdict == .slower }
      let longest = Quantity.duration(last.taskSeconds)
      return TextTable.Cell(isLost ? "never to \(longest)" : "not to \(longest)", isLost ? .bad : .warn)
    }
    if pays == first.taskSeconds { return TextTable.Cell("always", .good) }
    return TextTable.Cell(Quantity.duration(payload.estimateSeconds ?? pays), .good)
  }

  /// For each model, a row for each payload and a mark for each length.
  private func grid(_ models: [BreakEvenModel]) -> [String] {
    var table = TextTable(
      [("model", .left), ("payload", .right)]
        + report.taskSeconds.map { (Self.short($0), TextTable.Alignment.right) })
    for model in models {
      for (place, payload) in model.payloads.enumerated() {
        let name = TextTable.Cell(place == 0 ? model.model.rawValue : "")
        let bytes = TextTable.Cell(payload.payloadBytes == 0 ? "0" : Quantity.bytes(payload.payloadBytes))
        table.add([name, bytes] + payload.points.map(mark))
      }
    }
    let legend = "times as fast as one after another; ? not told from noise, blank not measured"
    return ["", "  " + palette.paint(legend, .faint)] + table.lines(palette).map { "  " + $0 }
  }

  private func mark(_ point: BreakEvenPoint) -> TextTable.Cell {
    guard let estimate = point.estimate, let verdict = point.verdict else { return "" }
    let digits = estimate < 0.095 ? "<0.1" : String(decimals: 1, estimate)
    switch verdict {
    case .faster: return TextTable.Cell(digits, .good)
    case .slower: return TextTable.Cell(digits, .bad)
    case .inconclusive: return TextTable.Cell(digits + "?", .faint)
    }
  }

  private static func short(_ seconds: Double) -> String {
    if seconds >= 1 { return "\(Int(seconds.rounded())) s" }
    if seconds >= 0.000_95 { return "\(Int((seconds * 1e3).rounded())) ms" }
    return "\(Int((seconds * 1e6).rounded())) µs"
  }

  private var ending: [String] {
    report.interrupted ? ["", palette.paint("Interrupted: this is what was measured until then.", .warn)] : []
  }
}
