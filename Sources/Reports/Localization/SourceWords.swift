import Workloads

/// Where the report comes from, what it lacks, and how to make it again.
enum SourceWords {
  static let section = Localized<RichText>("Sources", "数据来源")
  static let introduction = Localized<RichText>(
    "What the store of results had when this was written. \(.code("gillab show NAME")) prints a run with all its figures, \(.code("gillab export NAME")) gives its samples.",
    "生成本报告时结果库中的内容。\(.code("gillab show NAME")) 可显示某次测量的全部数值，\(.code("gillab export NAME")) 可导出其样本。")
  static let kind = Localized<RichText>("Part", "部分")
  static let name = Localized<RichText>("Name in the store", "库中名称")
  static let began = Localized<RichText>("Begun", "开始时间")
  static let command = Localized<RichText>("Command", "命令")

  static func kind(_ kind: ReportSource.Kind) -> Localized<RichText> {
    switch kind {
    case .comparison: Localized("Comparison", "模型比较")
    case .verification: Localized("The document’s programs", "文档中的程序")
    case .timeline: Localized("GIL time line", "GIL 时间线")
    case .probe: Localized("Probe of the GIL", "GIL 探测")
    case .breakEven: Localized("Break-even", "任务多长才划算")
    case .calibration: Localized("Calibration", "校准")
    }
  }

  static let gaps = Localized<RichText>("What is missing", "缺失的部分")
  static let complete = Localized<RichText>("Nothing that a report can have is missing.", "报告可包含的内容无一缺失。")

  static func gap(_ kind: RichText, _ reason: Inline) -> Localized<RichText> {
    Localized("\(.strong(kind)): \(reason).", "\(.strong(kind))：\(reason)。")
  }

  static let fill = Localized<RichText>("This measures it:", "可用以下命令测量：")
  static let again = Localized<RichText>("Make it again", "复现")
  static let againExplained = Localized<RichText>("One command measures all of this anew:", "用一条命令即可重新测量以上全部内容：")
}
