import Workloads

/// Where, with what and how it was measured.
enum MethodWords {
  static let section = Localized<RichText>("Host, interpreters, method", "主机、解释器与方法")
  static let host = Localized<RichText>("Host", "主机")
  static let name = Localized<RichText>("Name", "名称")
  static let processor = Localized<RichText>("Processor", "处理器")
  static let cores = Localized<RichText>("Cores", "核心数")
  static let memory = Localized<RichText>("Memory", "内存")
  static let kernel = Localized<RichText>("Kernel", "内核")
  static let governor = Localized<RichText>("Frequency governor", "调频策略")
  static let machine = Localized<RichText>("Machine", "机器类型")
  static let virtual = Localized<RichText>("virtual: others may use its processors", "虚拟机：处理器可能被其他虚拟机占用")
  static let physical = Localized<RichText>("physical", "物理机")
  static let unknown = Localized<RichText>("not known", "未知")
  static let program = Localized<RichText>("gillab", "gillab")

  static let interpreters = Localized<RichText>("Interpreters", "解释器")
  static let version = Localized<RichText>("Version", "版本")
  static let executable = Localized<RichText>("Executable", "可执行文件")
  static let library = Localized<RichText>("Library", "动态库")
  static let lock = Localized<RichText>("GIL", "GIL")
  static let withLock = Localized<RichText>("yes", "有")
  static let withoutLock = Localized<RichText>("free-threaded: none", "无（自由线程版）")

  static let method = Localized<RichText>("Method", "方法")
  static let points: [Localized<RichText>] = [
    Localized(
      "A sample is one fresh process. All workers wait on a start line, and only the time after it counts; \(.code("docs/compare.md")) has the details.",
      "每个样本都是一个全新的进程。所有执行者在起跑线等待，只计起跑之后的时间；详见 \(.code("docs/compare.md"))。"),
    Localized(
      "A block measures every cell once, in an order drawn from the seed, so that what the machine does meanwhile weighs on all alike.",
      "每个测量区组以随机种子决定的顺序把所有测量单元各测一次，使机器的其他活动对它们影响均等。"),
    Localized(
      "A speed-up is the median over blocks of the ratio within a block, with a \(.constant(.coverage)) interval of order statistics; \(.code("docs/statistics.md")) says how.",
      "加速比是各区组内比值的中位数，并给出基于次序统计量的 \(.constant(.coverage)) 置信区间；算法见 \(.code("docs/statistics.md"))。"),
    Localized(
      "Every sample’s result is checked by a checksum; a wrong one has no timing.",
      "每个样本的结果都经校验和检验；结果错误的样本不计时间。"),
    Localized(
      "GIL events are recorded as they happen, not sampled; \(.code("docs/trace.md")) says how, and the calibration above how truly.",
      "GIL 事件是逐一记录而非抽样的；原理见 \(.code("docs/trace.md"))，准确程度见上文的校准。"),
  ]
}
