/// The unit of a workload's own metric, which its name ends in.
enum MetricUnit: String {
  case seconds, bytes, bytesPerSecond, count, share
  /// The name does not say.
  case unknown

  init(of metric: String) {
    let endings: [(String, MetricUnit)] = [
      ("BytesPerSecond", .bytesPerSecond), ("Seconds", .seconds), ("Bytes", .bytes), ("Count", .count),
      ("Share", .share),
    ]
    self = endings.first { metric.hasSuffix($0.0) }?.1 ?? .unknown
  }
}
