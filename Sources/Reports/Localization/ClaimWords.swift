import Workloads

/// The evidence for each sentence.
enum ClaimWords {
  static let section = Localized<RichText>("Claim by claim", "逐条证据")

  static func place(line: Inline, id: Inline) -> Localized<RichText> {
    Localized("Line \(line) of the document; the claim’s name is \(id).", "位于文档第 \(line) 行；该条说法的名称为 \(id)。")
  }

  static func ruling(_ python: RichText, _ verdict: Inline, _ reason: RichText) -> Localized<RichText> {
    Localized("\(.strong(python)) \(verdict): \(reason)", "\(.strong(python)) \(verdict)：\(reason)")
  }

  static let evidence = Localized<RichText>("Evidence", "证据")

  static func evidence(of id: Inline) -> Localized<RichText> { Localized("Evidence for \(id)", "\(id) 的证据") }

  static let measured = Localized<RichText>("What was measured", "测量内容")
  static let figure = Localized<RichText>("Figure and interval", "数值与区间")
  static let needed = Localized<RichText>("Needed", "要求")
  static let outcome = Localized<RichText>("Outcome", "结果")
  static let blocks = Localized<RichText>("Blocks", "区组数")
  static let run = Localized<RichText>("Run", "测量记录")
  static let why = Localized<RichText>("Why this threshold", "阈值的依据")
  static let noFigure = Localized<RichText>("no figure", "没有数值")

  static func outcome(_ outcome: ClaimEvidence.Outcome) -> Localized<String> {
    switch outcome {
    case .met: Localized("met", "满足")
    case .missed: Localized("missed", "未满足")
    case .inconclusive: Localized("inconclusive", "无法判断")
    }
  }

  static func metric(_ metric: RichText, of subject: RichText, at work: RichText) -> Localized<RichText> {
    Localized("\(metric) of \(subject) at \(work)", "\(subject) 在 \(work) 上的\(metric)")
  }

  static func metric(
    _ metric: RichText, of subject: RichText, over rival: RichText, at work: RichText
  ) -> Localized<RichText> {
    Localized("\(metric) of \(subject) over \(rival) at \(work)", "\(subject) 相对于 \(rival) 在 \(work) 上的\(metric)")
  }

  /// In which condition it was asked.
  static func condition(_ what: RichText, _ when: Inline) -> Localized<RichText> {
    Localized("\(what) (\(when))", "\(what)（条件：\(when)）")
  }

  /// One figure as part of a reason.
  static func finding(_ what: RichText, _ figure: RichText, _ needed: RichText, _ outcome: RichText) -> Localized<
    RichText
  > {
    Localized("\(what) is \(figure), \(needed): \(outcome)", "\(what)为 \(figure)，\(needed)，\(outcome)")
  }

  static func missing(_ what: RichText) -> Localized<RichText> {
    Localized("\(what) has no figure", "\(what)没有测得数值")
  }

  static let beyond = Localized<RichText>(
    "No measurement can settle this.", "这一说法无法通过测量裁定。")
  static let noEvidence = Localized<RichText>("Nothing was measured for it.", "没有为此进行测量。")
  static let originalReason = Localized<RichText>("gillab’s own words", "gillab 的英文原文")
  static let note = Localized<RichText>("What the measurement leaves open", "测量没有回答的部分")
}
