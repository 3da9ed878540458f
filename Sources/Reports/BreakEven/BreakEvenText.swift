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
    let measured = python.models.filter { !$0.payloads.isEmpty }
    let failures = python.models.filter { $0.status != .ok }
    let legend =
      measured.isEmpty
      ? [] : [Self.ranges] + (hasUnfinished(measured) ? [Self.unfinished] : []) + (noise(measured).map { [$0] } ?? [])
    return ["", palette.paint("Python \(python.version): a task pays from this length on", .strong)]
      + (measured.isEmpty ? [] : table(measured).lines(palette)).map { "  " + $0 }
      + failures.flatMap { painted(failure($0), $0.status == .unsupported ? .faint : .bad) }
      + legend.flatMap { painted($0, .faint) } + (measured.isEmpty ? [] : grid(measured))
  }

  private static let ranges =
    "in brackets: the longest length that surely does not pay, and the shortest that surely does; before them, where in "
    + "between the two are equally fast, by interpolation"
  private static let unfinished = "* not searched to the end: give it more time (--budget) or fewer models (--models)"

  /// What an interval needs: before, nothing is known.
  private static let leastProcesses = 6

  /// How far an interval's ends were from its estimate, where lengths were judged.
  private func noise(_ models: [BreakEvenModel]) -> String? {
    let points = models.flatMap(\.payloads).flatMap(\.points).filter { $0.processes >= Self.leastProcesses }
    let reaches = points.compactMap { point in
      point.speedup.flatMap { $0.lower > 0 ? ($0.upper / $0.lower).squareRoot() - 1 : nil }
    }
    guard let median = Samples(reaches)?.median else { return nil }
    let start = "noise: ratios are known to within ±\(Quantity.percent(median)) (median of the lengths)"
    guard median > report.threshold else { return start }
    return start + "; smaller gains cannot be told: measure when less else is running"
  }

  private func hasUnfinished(_ models: [BreakEvenModel]) -> Bool {
    models.contains { $0.payloads.contains { !$0.isFinished } }
  }

  private func failure(_ model: BreakEvenModel) -> String {
    let kept = model.payloads.isEmpty ? "" : "; what was measured until then stands above"
    return "\(model.model.rawValue): \(model.status.rawValue): \(model.reason ?? "no reason")\(kept)"
  }

  private func painted(_ sentence: String, _ paint: Paint) -> [String] {
    sentence.wrapped(to: columns - 2, indent: "  ").map { "  " + palette.paint($0, paint) }
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
    let (words, paint) = words(payload)
    return TextTable.Cell(words + (payload.isFinished ? "" : " *"), paint)
  }

  private func words(_ payload: BreakEvenPayload) -> (String, Paint) {
    let decided = payload.points.filter { $0.verdict != nil && $0.processes > 0 }
    guard let first = decided.first, let last = decided.last else { return ("not measured", .faint) }
    let notBelow = payload.notBelowSeconds.map(Self.short)
    guard let pays = payload.paysFromSeconds else {
      if payload.runsOneAtATime == true { return ("never: one at a time", .bad) }
      if last.verdict == .slower { return ("beyond \(Self.short(last.taskSeconds))", .bad) }
      let isTold = last.processes >= Self.leastProcesses && (last.speedup?.upper ?? .infinity) <= 1 + report.threshold
      let mayPay = last.gainsNothing != true && !isTold
      // A search that goes on may still find a gain in longer tasks.
      let none = payload.isFinished ? "no gain to" : "beyond"
      return ("\(mayPay ? "undecided at" : none) \(Self.short(last.taskSeconds))", .warn)
    }
    guard pays > report.taskSeconds.first ?? 0, payload.notBelowSeconds != nil || pays > first.taskSeconds else {
      return ("\(Self.short(pays)) or less", .good)
    }
    let range = "(\(notBelow ?? "?") – \(Self.short(pays)))"
    return ((payload.estimateSeconds.map { Quantity.duration($0) + " " } ?? "") + range, .good)
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
    let legend =
      "times as fast as one after another; = surely gains nothing, ? not told from noise or too few processes yet, − and + "
      + "follow from the others, blank not known"
    return [""] + legend.wrapped(to: columns - 2).map { "  " + palette.paint($0, .faint) }
      + table.lines(palette).map { "  " + $0 }
  }

  private func mark(_ point: BreakEvenPoint) -> TextTable.Cell {
    guard let estimate = point.estimate, let verdict = point.verdict else {
      return TextTable.Cell(point.implied == .slower ? "−" : point.implied == .faster ? "+" : "", .faint)
    }
    let digits = estimate < 0.095 ? "<0.1" : String(decimals: 1, estimate)
    switch verdict {
    case .faster: return TextTable.Cell(digits, .good)
    case .slower: return TextTable.Cell(digits, .bad)
    case .inconclusive:
      return point.gainsNothing == true ? TextTable.Cell(digits + "=", .bad) : TextTable.Cell(digits + "?", .faint)
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
