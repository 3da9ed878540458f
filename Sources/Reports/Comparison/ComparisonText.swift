import Measurement
import Workloads

/// A comparison as a person reads it in a terminal: for each workload and size a table, and what it says in words.
public struct ComparisonText {
  let report: ComparisonReport
  let palette: Palette
  let columns: Int

  /// - Parameter columns: Width of the terminal, at least 80: what does not fit is left out of the tables and named.
  public init(_ report: ComparisonReport, palette: Palette, columns: Int = 120) {
    self.report = report
    self.palette = palette
    self.columns = max(80, columns)
  }

  public var lines: [String] {
    let names = ComparisonNames(report)
    return ["", palette.paint("gillab compare", .strong)] + painted(host, .faint) + painted(names.legend, .faint)
      + report.groups.flatMap { group in
        ComparisonSection(group, of: report, names: names, palette: palette, columns: columns).lines
      } + closing
  }

  private var host: String {
    let host = report.host
    let facts = [
      "run \(report.run)", "\(host.cores) cores", host.processor, host.kernel.map { "Linux \($0)" },
      host.isVirtual ? "a virtual machine" : nil, host.governor.map { "governor \($0)" },
      report.blocks.counted("block"), "seed \(report.seed)",
    ]
    return facts.compactMap(\.self).joined(separator: ", ")
  }

  /// What is about all groups.
  private var closing: [String] {
    let doubts = [sameWithItself.map { ($0, nil) }, contamination.map { ($0, Paint.warn) }, interruption]
    let sentences = doubts.compactMap(\.self)
    return sentences.isEmpty ? [] : [""] + sentences.flatMap { painted($0.0, $0.1) }
  }

  private var sameWithItself: String? {
    guard let aa = report.aa else { return nil }
    let error = aa.worstRatioError.map { "by at most \(Quantity.percent($0))" } ?? "by an unknown amount"
    let verdicts = aa.comparisons.counted("verdict")
    return "All cells are the same: their ratios are wrong \(error), and \(aa.falseVerdicts) of \(verdicts) "
      + "found a difference."
  }

  private var contamination: String? {
    guard !report.contaminatedBlocks.isEmpty else { return nil }
    var order: [String] = []
    var blocks: [String: [Int]] = [:]
    for contaminated in report.contaminatedBlocks {
      if blocks[contaminated.reason] == nil { order.append(contaminated.reason) }
      blocks[contaminated.reason, default: []].append(contaminated.block + 1)
    }
    let parts = order.prefix(5).map { "\($0) (\((blocks[$0] ?? []).map { "\($0)" }.joined(separator: ", ")))" }
    let more = order.count > parts.count ? "; and \(order.count - parts.count) more reasons" : ""
    let count = report.contaminatedBlocks.count
    return "In doubt, though they count: \(count) of \(report.blocks.counted("block")): "
      + parts.joined(separator: "; ") + more + "."
  }

  private var interruption: (String, Paint?)? {
    guard report.interrupted else { return nil }
    return (
      "Not finished: this is what was measured until then. `gillab compare --resume` goes on with it.", .warn
    )
  }

  private func painted(_ sentence: String?, _ paint: Paint?) -> [String] {
    sentence.map { $0.wrapped(to: columns).map { palette.paint($0, paint) } } ?? []
  }
}
