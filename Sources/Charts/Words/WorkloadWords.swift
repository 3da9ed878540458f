import Measurement
import Workloads

/// What workloads are and measure, in the reader's language.
struct WorkloadWords {
  let say: ReportLanguage

  /// What a unit does, as a sentence; nil for a workload that this gillab does not know.
  func summary(of workload: String) -> String? {
    guard let known = WorkloadCatalog[workload] else { return nil }
    return say(known.summary, Self.chinese[workload]?.summary ?? known.summary)
  }

  /// What its latencies are, as a noun phrase; nil where there are none.
  func latency(of workload: String) -> String? {
    guard let meaning = WorkloadCatalog[workload]?.latencyMeaning else { return nil }
    return say(meaning, Self.chinese[workload]?.latency ?? meaning)
  }

  /// For example `1.00 MiB` or `20,000`, with what it counts.
  func size(_ size: Int, of workload: String) -> String {
    WorkloadCatalog[workload]?.words(size: size, in: say) ?? Quantity.grouped(size)
  }

  private static let chinese: [String: (summary: String, latency: String?)] = [
    "cpu.pure": ("逐步进行的整数运算：纯字节码，运算时一直持有 GIL。", nil),
    "cpu.released": ("用 zlib 压缩一块数据，两种语言用的是同一个库；压缩时释放 GIL。", nil),
    "io.sleep": ("休眠。", "休眠比预定晚多久结束"),
    "io.tcp": ("连接本机回环上的服务器；服务器延时后应答，客户端把应答读完。", "从连接到读完应答"),
    "io.file": ("写入一个文件，读回，再删除；全部在页缓存中完成。", nil),
    "mixed": ("从回环服务器取得一份 JSON 文档，解析后用其中的数做计算。", nil),
    "fanout": ("同时开始许多个 50 ms 的等待，直到全部结束。", "等待比预定晚多久结束"),
    "spawn": ("创建许多个什么也不做的线程、进程或任务，再等它们全部结束。", nil),
    "ipc.queue": ("把一份数据经由该模型自己的队列发给执行者，再取回。", "一次往返"),
    "ipc.pipe": ("把一份数据经由系统的管道发给执行者，再取回。", "一次往返"),
    "ipc.shared": ("把一份数据经由共享内存交给执行者，再取回，并以信号告知数据已就绪。", "一次往返"),
    "memory": ("父进程的堆由许多小对象组成；它启动执行者，由执行者访问这个堆。", nil),
    "race": ("各执行者不加锁地给同一个计数器加 1。", nil),
    "loop": ("事件循环中有一个 1 ms 的定时器，同时由该模型执行 CPU 计算。", "定时器比预定晚多久触发"),
    "loop.wait": ("同样的定时器，同时进行等待：serial 在循环里用阻塞调用等待，协程则用 await 等待。", "定时器比预定晚多久触发"),
  ]
}
