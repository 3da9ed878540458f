import Workloads

/// The answer: what was asked, and how each sentence came out.
enum AnswerWords {
  static let section = Localized<RichText>("The answer", "结论")

  static func question(document: Inline, pythons: RichText) -> Localized<RichText> {
    Localized(
      "Which sentences of \(document) hold on \(pythons), and what does native Swift do with the same work? Each sentence that says something measurable became a test with a threshold that was set beforehand.",
      "\(document) 中的说法在 \(pythons) 上是否成立？同样的工作交给原生 Swift 又会怎样？凡可测量的说法，都转化为预先设定阈值的检验。")
  }

  static let noClaims = Localized<RichText>(
    "No document’s claims were judged for this report. What was measured is shown below.",
    "本报告没有对任何文档的说法作出裁定；以下是已有的测量结果。")

  static func group(_ group: ClaimGroup) -> Localized<RichText> {
    switch group {
    case .fails: Localized("Failed wherever it was decided", "在能裁定的 Python 上均不成立")
    case .depends: Localized("Depends on the Python or on a condition", "视 Python 版本或条件而定")
    case .holds: Localized("Held wherever it was decided", "在能裁定的 Python 上均成立")
    case .undecided: Localized("Undecided here", "本次未能裁定")
    case .notMeasurable: Localized("Beyond measurement", "无法通过测量裁定")
    }
  }

  static let table = Localized<RichText>("Every sentence and its verdict", "各条说法及裁定")
  static let sentence = Localized<RichText>("Sentence", "说法")
  static let line = Localized<RichText>("Line", "行号")
  static let independent = Localized<RichText>("Any Python", "与 Python 版本无关")

  static func needed(_ limit: RichText) -> Localized<RichText> { Localized("needed \(limit)", "要求 \(limit)") }

  static func verdict(_ verdict: ClaimVerdict.Verdict) -> Localized<String> {
    switch verdict {
    case .holds: Localized("holds", "成立")
    case .fails: Localized("fails", "不成立")
    case .conditional: Localized("conditional", "有条件成立")
    case .undecided: Localized("undecided", "未能裁定")
    case .notMeasurable: Localized("not measurable", "无法测量")
    }
  }

  static let legend = Localized<RichText>(
    "Beside each verdict stands the figure that decided it, with its \(.constant(.coverage)) interval, and what was needed. A verdict other than “undecided” needs the whole interval on one side of the threshold.",
    "每个裁定旁边是起决定作用的数值、其 \(.constant(.coverage)) 置信区间以及要求的阈值。只有整个区间都落在阈值的同一侧，才会作出“未能裁定”以外的结论。"
  )
}
