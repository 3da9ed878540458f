import Workloads

/// What stands above the charts of each section.
enum ChartWords {
  static func section(_ section: ReportChart.Section) -> Localized<RichText> {
    switch section {
    case .speedup: Localized("Speed-up by model", "各并发模型的加速比")
    case .scaling: Localized("Scaling with workers", "随执行者数的扩展")
    case .timeline: Localized("Who held the GIL when", "GIL 的持有时间线")
    case .latency: Localized("Latency", "延迟")
    case .switchInterval: Localized("What the switch interval changes", "切换间隔的影响")
    case .breakEven: Localized("From which length on a task pays", "任务多长才划算")
    case .memory: Localized("Memory after a fork", "fork 之后的内存")
    case .calibration: Localized("Are the instruments true?", "测量工具可信吗")
    }
  }

  static func introduction(_ section: ReportChart.Section) -> Localized<RichText> {
    switch section {
    case .speedup:
      Localized(
        "How many times as fast as one worker of the same interpreter each model did the same work. A point is the median over blocks, its line the \(.constant(.coverage)) interval; what lies across the rule at one is no faster and no slower.",
        "各模型完成同样工作的速度，是同一解释器单个执行者的多少倍。点为各测量区组的中位数，线段为 \(.constant(.coverage)) 置信区间；跨过“一倍”线的，不能说更快或更慢。"
      )
    case .scaling:
      Localized(
        "Throughput with more and more workers, beside the ideal of as many times as there are workers.",
        "执行者不断增加时的吞吐量，并与理想的线性增长对照。")
    case .timeline:
      Localized(
        "A part of each traced program: when each thread held the GIL and when it waited for it.",
        "被追踪程序的一段：各线程何时持有 GIL、何时等待 GIL。")
    case .latency:
      Localized(
        "How long single units of work had to wait, as percentiles. The scale is logarithmic: each rule is ten times the last.",
        "单个工作项等待了多久，以百分位数表示。坐标为对数刻度，每格相差十倍。")
    case .switchInterval:
      Localized(
        "How long a thread waits for the GIL beside threads that compute, by the switch interval; natively, by how long a mutex is held.",
        "有计算线程同时运行时，一个线程等待 GIL 的时间如何随切换间隔变化；原生程序则看等待互斥锁的时间如何随持有时间变化。")
    case .breakEven:
      Localized(
        "Handing a task to another worker costs time. The grid shows from which length on it pays, by how much data goes along.",
        "把任务交给另一个执行者本身要花时间。网格显示任务要多长、附带多少数据时才划算。")
    case .memory:
      Localized(
        "A forked child shares its parent’s memory until one of them writes to it; CPython writes even to read: each object has its reference count. The proportional set size counts shared pages in part.",
        "fork 出的子进程与父进程共享内存，直到其中一方写入；而 CPython 哪怕只是读取对象，也会改写其引用计数。这里采用按比例分摊共享页的内存（PSS）。")
    case .calibration:
      Localized(
        "The same instruments on programs whose true answer is known, and the smallest difference that could be told from noise.",
        "用答案已知的程序检验同样的测量工具，并给出能与噪声区分的最小差异。")
    }
  }

  static let figures = Localized<RichText>("What the traces say", "追踪结果")
  static let program = Localized<RichText>(heading: .program)
  static let diagnosis = Localized<RichText>("Diagnosis", "诊断")
  static let held = Localized<RichText>("Time the GIL was held", "GIL 被持有的时间")
  static let contended = Localized<RichText>("Time with a thread waiting", "有线程等待的时间")
  static let handoffs = Localized<RichText>(heading: .handoffs)
  static let forced = Localized<RichText>(heading: .forced)
  static let duration = Localized<RichText>("Duration", "时长")

  static func diagnosis(_ name: String) -> Localized<RichText>? { diagnoses[name] }

  private static let diagnoses: [String: Localized<RichText>] = [
    "busy": Localized("one thread kept the lock, and nobody waited", "一个线程几乎一直持有锁，没有线程等待"),
    "contended": Localized("threads waited while others used the CPU", "线程在等待其他线程用完 CPU"),
    "convoyed": Localized(
      "a thread paid a switch interval nearly each time to get the lock back", "某线程几乎每次取回锁都要等一个切换间隔（护航效应）"),
    "offGIL": Localized("the lock was free most of the time", "锁大部分时间空闲"),
    "freeThreaded": Localized("there is no GIL", "没有 GIL"),
    "tooShort": Localized("the program ended before it could be told", "程序结束过早，无法判断"),
  ]

  static let noise = Localized<RichText>("Noise floors", "噪声下限")
  static let noiseExplained = Localized<RichText>(
    "Two copies of the same cell were measured in every block. No difference smaller than theirs counts as one.",
    "每个测量区组都把同一测量单元测量两次；不超过这两次之差的差异，一律不算作差异。")
  static let workload = Localized<RichText>("Workload and size", "工作负载与规模")
  static let twice = Localized<RichText>("Measured twice", "重复测量的对象")
  static let floor = Localized<RichText>("Smallest tellable difference", "可分辨的最小差异")
  static let doubt = Localized<RichText>("Blocks in doubt", "存疑的测量区组")
  static let doubtful = Localized<RichText>("Which these are", "具体区组")
  static let doubtExplained = Localized<RichText>(
    "While these were measured, other programs or the hypervisor used the processor. They count all the same.",
    "测量期间，其他程序或虚拟机管理程序占用了处理器；这些区组照样计入。")

  static func block(_ block: Inline, of run: Inline, _ reason: Inline) -> Localized<RichText> {
    Localized("\(run), block \(block): \(reason)", "\(run)，区组 \(block)：\(reason)")
  }
}
