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
    "speedup": Localized(.speedUp),
    "efficiency": Localized(.efficiency),
    "wallSeconds": Localized(.wallTime),
    "cpuSeconds": Localized(.cpuTime),
    "creationSeconds": Localized("time to create the workers", "创建执行者的时间"),
    "peakBytes": Localized(.peakMemory),
    "unitsPerSecond": Localized("throughput", "吞吐量"),
    "fairness": Localized("fairness", "公平性"),
    "latency.p50": Localized("median latency", "延迟的中位数"),
    "latency.p90": Localized("\(.name("p90")) of latency", "延迟的 \(.name("p90"))"),
    "latency.p99": Localized("\(.name("p99")) of latency", "延迟的 \(.name("p99"))"),
    "latency.max": Localized("longest latency", "延迟的最大值"),
    "createOneSeconds": Localized("time to create one and wait for its end", "创建一个并等它结束的时间"),
    "memoryOneBytes": Localized("memory that one more takes", "每增加一个所占的内存"),
    "payloadBytesPerSecond": Localized("payload moved in a second", "数据传输速率"),
    "heapBytes": Localized("the parent’s heap", "父进程的堆"),
    "startedBytes": Localized("more memory once the workers have started", "执行者启动后增加的内存"),
    "collectedBytes": Localized("more memory after a garbage collection", "垃圾回收后增加的内存"),
    "touchedBytes": Localized("more memory after reading every object", "读取全部对象后增加的内存"),
    "frozenCollectedBytes": Localized(
      "more memory after a garbage collection, objects frozen", "冻结对象后，垃圾回收增加的内存"),
    "frozenTouchedBytes": Localized("more memory after reading, objects frozen", "冻结对象后，读取增加的内存"),
    "lostUpdatesCount": Localized("number of lost updates", "丢失的更新次数"),
    "lostShare": Localized("share of updates lost", "丢失更新的比例"),
  ]
}
