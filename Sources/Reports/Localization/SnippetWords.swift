import Workloads

/// The document's programs, run.
enum SnippetWords {
  static let section = Localized<RichText>("The document’s programs", "文档中的程序")
  static let introduction = Localized<RichText>(
    "Each program ran verbatim in a fresh process of each Python, and its Swift twin beside it. What they printed is shown as it was.",
    "每段程序都原样在各个 Python 的全新进程中运行，旁边是与之对应的 Swift 程序。输出未经改动。")

  static func place(line: Inline) -> Localized<RichText> {
    Localized("From line \(line) of the document.", "出自文档第 \(line) 行。")
  }

  static let untitled = Localized<RichText>("Program", "程序")
  static let twin = Localized<RichText>("Swift twin", "Swift 对应程序")
  static let matches = Localized<RichText>(
    "The same lines as the first run’s, in any order.", "与首次运行的输出行相同（不计顺序）。")
  static let differs = Localized<RichText>("Its lines differ from the first run’s:", "其输出行与首次运行不同：")
  static let output = Localized<RichText>("Standard output", "标准输出")
  static let errors = Localized<RichText>("Standard error", "标准错误")
  static let silent = Localized<RichText>("It printed nothing.", "没有任何输出。")
  static let code = Localized<RichText>("The program", "程序原文")
  static let notRun = Localized<RichText>("It was not run for this report.", "本报告没有运行该程序。")
  static let defaultMethod = Localized<RichText>("default start method", "默认启动方式")

  static func run(_ python: RichText, method: RichText) -> Localized<RichText> {
    Localized("\(python), \(method)", "\(python)，\(method)")
  }

  static func time(_ seconds: Inline, peak: Inline?) -> Localized<RichText> {
    guard let peak else { return Localized("Wall time: \(seconds).", "墙钟时间：\(seconds)。") }
    return Localized("Wall time: \(seconds); peak memory: \(peak).", "墙钟时间：\(seconds)；内存峰值：\(peak)。")
  }

  /// What was said of one of several runs.
  static func of(_ run: RichText, _ what: RichText) -> Localized<RichText> {
    Localized("\(run): \(what)", "\(run)：\(what)")
  }

  static func status(_ status: RunReport.Status) -> Localized<RichText> {
    switch status {
    case .ok: Localized("It ran as expected.", "运行符合预期。")
    case .finding: Localized("It ended well, and something was found:", "正常结束，但发现了问题：")
    case .failed: Localized("It failed.", "运行失败。")
    case .timeout: Localized("It was still running at the time limit.", "到达时间上限时仍在运行。")
    case .crashed: Localized("A signal ended it.", "被信号终止。")
    case .skipped: Localized("It was not run.", "未运行。")
    }
  }

  static func finding(_ kind: Inline, _ message: Inline) -> Localized<RichText> {
    Localized("\(kind): \(message)", "\(kind)：\(message)")
  }
}
