/// A word that a report's charts and its page share: the same in both, in each language.
public enum ReportTerm: CaseIterable, Sendable {
  /// What carries out units side by side: a thread, a process, a task or a subinterpreter, by the model.
  case worker
  case model, program, thread
  case speedUp, efficiency, wallTime, cpuTime, peakMemory, latency, median, longest
  case handoffs, forced
  /// What gillab measures with.
  case instrument
  /// Neither better nor worse, as far as the interval tells.
  case inconclusive
  /// Data that goes along with a task.
  case payload

  /// As it stands within a sentence.
  public subscript(language: ReportLanguage) -> String {
    switch language {
    case .english: words.english
    case .simplifiedChinese: words.chinese
    }
  }

  /// As it begins a heading.
  public func heading(_ language: ReportLanguage) -> String {
    let word = self[language]
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private var words: (english: String, chinese: String) {
    switch self {
    case .worker: ("workers", "执行者")
    case .model: ("model", "模型")
    case .program: ("program", "程序")
    case .thread: ("thread", "线程")
    case .speedUp: ("speed-up", "加速比")
    case .efficiency: ("parallel efficiency", "并行效率")
    case .wallTime: ("wall time", "墙钟时间")
    case .cpuTime: ("CPU time", "CPU 时间")
    case .peakMemory: ("peak memory", "内存峰值")
    case .latency: ("latency", "延迟")
    case .median: ("median", "中位数")
    case .longest: ("longest", "最大值")
    case .handoffs: ("hand-offs", "交接次数")
    case .forced: ("of them forced", "其中被迫交接")
    case .instrument: ("instrument", "测量工具")
    case .inconclusive: ("inconclusive", "无法判断")
    case .payload: ("payload", "数据量")
    }
  }
}
