/// What frames a report's page.
enum PageWords {
  static func titleOfClaims(_ document: Inline) -> Localized<RichText> {
    Localized("What “\(document)” says about concurrency, measured", "“\(document)”中关于并发的说法，逐条实测")
  }

  static let titleOfComparison = Localized<RichText>(
    "Python’s concurrency models beside native Swift, measured", "Python 并发模型与原生 Swift 的实测对照")

  static func subtitle(host: Inline, cores: Inline, pythons: RichText, moment: Inline) -> Localized<RichText> {
    Localized(
      "Measured on \(host) (processor cores: \(cores)) with \(pythons), beside native Swift. Written \(moment).",
      "测量主机：\(host)（处理器核心数：\(cores)）；测量对象：\(pythons)，并与原生 Swift 对照。生成时间：\(moment)。")
  }

  static let contents = Localized("Contents", "目录")
  static let skip = Localized("Skip to the answer", "跳到结论")
  static let theme = Localized("Light or dark", "切换明暗主题")
  static let command = Localized("Command", "命令")
  static let footer = Localized<RichText>(
    "Every number here is a value of \(.code("report.json")), which lies beside this page; \(.code("data.csv")) has the figures as a table.",
    "本页的每个数字都取自同一文件夹中的 \(.code("report.json"))；\(.code("data.csv")) 以表格形式列出同样的数据。")
  static let tableOfChart = Localized<RichText>("The same in a table", "以表格查看同样的数据")
  static let noPicture = Localized<RichText>(
    "The picture could not be drawn; the table has what it would show.", "未能绘制图形；下表包含同样的数据。")
  static let pictureApart = Localized<RichText>(
    "The picture is in the folder \(.code("charts")), as this page would become too large.",
    "为避免页面过大，图形存放在 \(.code("charts")) 文件夹中。")
  static let nothing = Localized<RichText>("none", "无")
  static let shortened = Localized<RichText>(
    "Shortened here; \(.code("report.json")) has all of it.", "此处有删节；完整内容见 \(.code("report.json"))。")
  static func interval(_ estimate: Inline, _ low: Inline, _ high: Inline) -> Localized<RichText> {
    Localized("\(estimate) (\(low)\u{A0}– \(high))", "\(estimate)（\(low)\u{A0}– \(high)）")
  }

  static func work(_ workload: Inline, size: Inline) -> Localized<RichText> {
    Localized("\(workload) (\(size))", "\(workload)（\(size)）")
  }

  static let python = Localized<RichText>("Python", "Python")
}
