import Workloads

/// The evidence for each sentence.
enum ClaimWords {
  static let section = Localized<RichText>("Claim by claim", "逐条证据")

  static func place(line: Inline, id: Inline) -> Localized<RichText> {
    Localized("Line \(line) of the document; the claim’s name is \(id).", "位于文档第 \(line) 行；编号为 \(id)。")
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
    case .inconclusive: Localized(ReportTerm.inconclusive[.english], ReportTerm.inconclusive[.simplifiedChinese])
    }
  }

  static func metric(_ metric: RichText, of subject: RichText, at work: RichText) -> Localized<RichText> {
    Localized("\(metric) of \(subject) at \(work)", "\(subject) 在 \(work)上的\(metric.besideChinese)")
  }

  static func metric(
    _ metric: RichText, of subject: RichText, over rival: RichText, at work: RichText
  ) -> Localized<RichText> {
    Localized(
      "\(metric) of \(subject) over \(rival) at \(work)", "\(subject) 相对于 \(rival) 在 \(work)上的\(metric.besideChinese)")
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

  /// - Parameter reason: Why; nil where the report does not say.
  static func missing(_ what: RichText, because reason: Inline?) -> Localized<RichText> {
    guard let reason else { return Localized("\(what) has no figure", "\(what)没有测得数值") }
    return Localized("\(what) has no figure: \(reason)", "\(what)没有测得数值：\(reason)")
  }

  static let beyond = Localized<RichText>(
    "No measurement can settle this.", "这一说法无法通过测量裁定。")
  static let noEvidence = Localized<RichText>("Nothing was measured for it.", "没有为此进行测量。")
  static let originalReason = Localized<RichText>("gillab’s own words", "gillab 的英文原文")
  static let note = Localized<RichText>("What the measurement leaves open", "测量没有回答的部分")
}

extension RichText {
  /// With a space before it where it begins with a Latin letter, as Chinese text has beside one.
  fileprivate var besideChinese: RichText {
    switch parts.first {
    case .text(let text) where text.first?.isASCII == true: " " + self
    case .name, .code: " " + self
    default: self
    }
  }
}
