import Measurement
import Workloads

/// What was probed as a person reads it in a terminal: for each probe a table, and a sentence that says what it means.
public struct ProbeText {
  let report: ProbeReport
  let palette: Palette
  let columns: Int

  /// - Parameter columns: Width of the terminal; sentences are wrapped to it.
  public init(_ report: ProbeReport, palette: Palette, columns: Int = 120) {
    self.report = report
    self.palette = palette
    self.columns = max(40, columns)
  }

  public var lines: [String] {
    let kinds = report.pythons.first?.probes.map(\.probe) ?? []
    return ["", palette.paint("gillab probe", .strong)] + host.map { palette.paint($0, .faint) } + warning
      + kinds.flatMap(section) + interruption
  }

  private var host: [String] {
    let host = report.host
    let load = [host.loadAtBegin, host.loadAtEnd].compactMap { $0.map(Quantity.digits) }.joined(separator: ", later ")
    let facts = [
      "\(host.cores) cores", host.processor, host.kernel.map { "Linux \($0)" }, load.isEmpty ? nil : "load \(load)",
      "\(report.blocks) blocks", "seed \(report.seed)",
    ]
    return facts.compactMap(\.self).joined(separator: ", ").wrapped(to: columns)
  }

  /// A warning where other programs had much of the machine: figures taken beside them vary.
  private var warning: [String] {
    guard let load = report.host.loadAtBegin, load > Double(report.host.cores) / 2 else { return [] }
    let text = "Other programs were busy when it began (load \(Quantity.digits(load))): figures are less certain."
    return text.wrapped(to: columns).map { palette.paint($0, .warn) }
  }

  private func section(_ kind: ProbeKind) -> [String] {
    let section = kind.section(of: ProbeSubject.all(of: kind, in: report))
    var lines = [""]
    lines += section.title.wrapped(to: columns).map { palette.paint($0, .strong) }
    lines += section.table.lines(palette).map { "  " + $0 }
    lines += ProbeDoubts(kind: kind, subjects: section.subjects).lines.flatMap {
      $0.wrapped(to: columns - 2, indent: "  ")
    }
    .map { "  " + palette.paint($0, .warn) }
    let pythons = section.subjects.filter { $0.language == .python }
    for python in pythons {
      guard let sentence = section.meaning(of: python) else { continue }
      let text = pythons.count > 1 ? "\(python.name): \(sentence)" : sentence.capitalisedFirst
      lines += "→ \(text)".wrapped(to: columns - 2, indent: "  ").map { "  " + $0 }
    }
    return lines
  }

  private var interruption: [String] {
    guard report.interrupted else { return [] }
    let text =
      "Interrupted: this is what was measured until then. Figures of one block are shown too; they may be far off."
    return [""] + text.wrapped(to: columns).map { palette.paint($0, .warn) }
  }
}

extension String {
  /// The first letter as a capital, the rest as it is.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
