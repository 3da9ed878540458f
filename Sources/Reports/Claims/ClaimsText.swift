import Measurement
import Workloads

/// Verdicts on a document's claims as a person reads them in a terminal.
public struct ClaimsText {
  private let report: ClaimsReport
  private let palette: Palette
  private let columns: Int
  private let pythons: ClaimedPythons

  /// - Parameter columns: Width of the terminal, at least 80.
  public init(_ report: ClaimsReport, palette: Palette, columns: Int = 120) {
    self.report = report
    self.palette = palette
    self.columns = max(80, columns)
    pythons = ClaimedPythons(report)
  }

  public var lines: [String] {
    ["", palette.paint("gillab claims", .strong)] + painted(origin, .faint) + painted(pythons.legend, .faint)
      + report.claims.flatMap { [""] + section($0) } + explanations + [""] + totals
  }

  private var origin: String {
    let host = report.host
    let facts = [
      report.document, report.claims.count.counted("claim"), host.cores.counted("core"), host.processor,
      host.kernel.map { "Linux \($0)" }, host.isVirtual ? "a virtual machine" : nil,
    ]
    return facts.compactMap(\.self).joined(separator: ", ")
  }

  // MARK: One claim

  private static let indent = "      "

  private func section(_ claim: ClaimReport) -> [String] {
    let line = "\(claim.line)".padded(to: 4, alignment: .right)
    return [palette.paint(line, .faint) + "  " + palette.paint(claim.id, .strong)]
      + painted(claim.gloss, nil, indent: Self.indent) + claim.verdicts.flatMap(row)
      + painted(claim.note.map { "Note: \($0)" }, .faint, indent: Self.indent)
  }

  /// The Python, the verdict, and the figure that decides.
  private func row(_ verdict: ClaimVerdict) -> [String] {
    let names = pythons.executables.compactMap { pythons.name($0) }.map(\.displayWidth).max() ?? 0
    let name = (pythons.name(verdict.pythonExecutable) ?? "").padded(to: names)
    let word = verdict.verdict.word.padded(to: 11)
    let start = Self.indent + (names > 0 && verdict.python != nil ? "\(name)  " : "")
    let words = figure(of: verdict).wrapped(to: max(20, columns - start.displayWidth - word.displayWidth - 2))
    let blank = String(repeating: " ", count: start.displayWidth + word.displayWidth + 2)
    return words.enumerated().map { place, text in
      place == 0 ? start + palette.paint(word, verdict.verdict.paint) + "  " + text : blank + text
    }
  }

  private func figure(of verdict: ClaimVerdict) -> String {
    guard let evidence = verdict.decisive, let figure = evidence.figureWords else { return verdict.reason }
    let condition = evidence.when.map { " when \($0)" } ?? ""
    let objection = evidence.objection.map { "; but \($0)" } ?? ""
    return "\(figure), \(evidence.limitWords): \(evidence.subjectWords)\(condition)\(objection)"
  }

  // MARK: What the figures alone do not say

  private var explanations: [String] {
    explanation("What fails:", of: .fails) + explanation("What depends:", of: .conditional)
      // Where there is no figure, the reason stands with the claim.
      + explanation("What is undecided, and why:", of: .undecided) { $0.decisive?.figureWords != nil }
  }

  private func explanation(
    _ heading: String, of verdict: ClaimVerdict.Verdict, where isUntold: (ClaimVerdict) -> Bool = { _ in true }
  ) -> [String] {
    let reasons = report.claims.flatMap { claim in
      // Several Pythons often have one reason, such as a budget that was spent.
      claim.verdicts.filter { $0.verdict == verdict && isUntold($0) }
        .reduce(into: [(reason: String, pythons: [String])]()) { groups, verdict in
          let name = pythons.name(verdict.pythonExecutable) ?? ""
          if let place = groups.firstIndex(where: { $0.reason == verdict.reason }) {
            groups[place].pythons.append(name)
          } else {
            groups.append((verdict.reason, [name]))
          }
        }.map { "\(claim.id) (\($0.pythons.joined(separator: ", "))): \($0.reason)" }
    }
    guard !reasons.isEmpty else { return [] }
    return ["", palette.paint(heading, verdict.paint)] + reasons.flatMap { painted($0, nil, indent: "  ") }
  }

  /// `3.13.0: 28 hold, 3 fail, 4 conditional, 1 undecided; 3 not measurable`.
  private var totals: [String] {
    let byPython = pythons.executables.map { executable in
      let verdicts = report.claims.flatMap(\.verdicts).filter { $0.pythonExecutable == executable }.map(\.verdict)
      let counts = [ClaimVerdict.Verdict.holds, .fails, .conditional, .undecided].compactMap { verdict in
        let count = verdicts.count { $0 == verdict }
        return count == 0 ? nil : palette.paint("\(count) \(count == 1 ? verdict.word : verdict.plural)", verdict.paint)
      }
      return "Python \(pythons.name(executable) ?? ""): \(counts.joined(separator: ", "))"
    }
    let unmeasurable = report.claims.count { $0.verdicts.contains { $0.verdict == .notMeasurable } }
    let figures = report.claims.flatMap(\.verdicts).flatMap(\.evidence).filter { $0.outcome != .inconclusive }
    let doubtful = figures.count { $0.reason != nil }
    let doubts =
      doubtful > 0
      ? painted(
        "In doubt, though they count: \(doubtful) of \(figures.count.counted("figure")), most often since the machine was "
          + "disturbed meanwhile; --json says why of each.", .warn) : []
    return byPython + doubts
      + (unmeasurable > 0 ? ["\(unmeasurable.counted("claim")) that no measurement can settle"] : [])
  }

  private func painted(_ sentence: String?, _ paint: Paint?, indent: String = "") -> [String] {
    guard let sentence else { return [] }
    return sentence.wrapped(to: columns - indent.count).map { indent + palette.paint($0, paint) }
  }
}

extension ClaimVerdict.Verdict {
  fileprivate var word: String { self == .notMeasurable ? "not measurable" : rawValue }

  fileprivate var plural: String {
    switch self {
    case .holds: "hold"
    case .fails: "fail"
    default: word
    }
  }

  fileprivate var paint: Paint? {
    switch self {
    case .holds: .good
    case .fails: .bad
    case .conditional, .undecided: .warn
    case .notMeasurable: .faint
    }
  }
}
