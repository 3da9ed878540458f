import Workloads

/// What metrics are called. One that is not here goes by its own name.
enum MetricWords {
  /// - Parameter metric: Of claims also a ratio of two: `touchedBytes per heapBytes`.
  static func name(_ metric: String) -> Localized<RichText> {
    let parts = metric.split(separator: " per ").map(String.init)
    guard parts.count == 2 else { return one(metric) }
    let (upper, lower) = (one(parts[0]), one(parts[1]))
    return Localized("\(upper.english) per \(lower.english)", "\(upper.chinese)与\(lower.chinese)之比")
  }

  private static func one(_ metric: String) -> Localized<RichText> {
    known[metric] ?? Localized(RichText(.code(metric)), RichText(.code(metric)))
  }

  private static let known: [String: Localized<RichText>] = [
    "speedup": Localized("speed-up", "加速比"),
    "efficiency": Localized("parallel efficiency", "并行效率"),
    "wallSeconds": Localized("wall time", "墙钟时间"),
    "cpuSeconds": Localized("processor time", "处理器时间"),
    "creationSeconds": Localized("time to create the workers", "执行者的创建时间"),
    "peakBytes": Localized("peak memory", "内存峰值"),
    "unitsPerSecond": Localized("throughput", "吞吐量"),
    "fairness": Localized("fairness", "公平性"),
    "latency.p50": Localized("median latency", "延迟中位数"),
    "latency.p90": Localized("latency, ninth decile", "延迟第九十分位数"),
    "latency.p99": Localized("latency, ninety-ninth percentile", "延迟第九十九分位数"),
    "latency.max": Localized("longest latency", "最大延迟"),
    "createOneSeconds": Localized("time to create and join one unit", "创建并回收一个执行单元的时间"),
    "memoryOneBytes": Localized("memory that one more unit takes", "每增加一个执行单元所占的内存"),
    "payloadBytesPerSecond": Localized("payload moved", "有效载荷传输速率"),
    "heapBytes": Localized("the parent’s memory", "父进程的内存"),
    "startedBytes": Localized("more memory once the workers have started", "执行者启动后增加的内存"),
    "collectedBytes": Localized("more memory after a garbage collection", "垃圾回收后增加的内存"),
    "touchedBytes": Localized("more memory after reading every object", "读取全部对象后增加的内存"),
    "frozenCollectedBytes": Localized(
      "more memory after a garbage collection, objects frozen", "冻结对象后，垃圾回收增加的内存"),
    "frozenTouchedBytes": Localized("more memory after reading, objects frozen", "冻结对象后，读取增加的内存"),
    "lostUpdatesCount": Localized("lost updates", "丢失的更新次数"),
    "lostShare": Localized("share of updates lost", "丢失更新的比例"),
  ]
}
