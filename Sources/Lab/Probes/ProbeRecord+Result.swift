import Measurement
import Workloads

extension ProbeRecord {
  /// - Parameter one: The same work by one thread, where several threads are compared with it.
  func result(besideOneThread one: ProbeRecord?) -> ProbeConditionResult {
    var result = ProbeConditionResult(
      language: condition.language, measure: condition.measure, threads: condition.threads,
      // As asked for: Python's own answer has been rounded.
      switchIntervalSeconds: condition.switchIntervalSeconds ?? measurements.last?.switchIntervalSeconds,
      blocks: measurements.count)
    if condition.measure.isLatency { result.latency = latency } else { result.rate = rate }
    result.rate?.timesOneThread = one.flatMap(speedUp)
    if let failure {
      (result.status, result.reason) = (failure.status, failure.reason)
    } else if measurements.isEmpty {
      (result.status, result.reason) = (.skipped, ReasonPhrase.interrupted())
    } else if let doubt = doubt(besideOneThread: one) {
      (result.status, result.reason) = (.inconclusive, doubt)
    }
    return result
  }

  private var latency: ProbeLatency? {
    var histogram = LatencyHistogram()
    for measurement in measurements {
      for latency in measurement.latencies { histogram.record(nanoseconds: latency) }
    }
    return histogram.percentiles
  }

  private var rate: ProbeRate? {
    Samples(blockRates).map {
      let interval = MedianInterval($0)
      return ProbeRate(median: $0.median, low: interval.lower, high: interval.upper, unit: condition.measure.unit)
    }
  }

  /// Block by block, since what a machine gives changes from one to the next; nil if the blocks disagree.
  func speedUp(over one: ProbeRecord) -> ProbeSpeedUp? {
    guard let ratios = Samples(zip(blockRates, one.blockRates).map { $0 / $1 }), ratios.count > 1 else {
      return nil
    }
    let interval = MedianInterval(ratios)
    guard interval.upper <= interval.lower * ProbeTrust.speedUpFactor else { return nil }
    return ProbeSpeedUp(median: ratios.median, low: interval.lower, high: interval.upper)
  }

  /// Each block's rate.
  var blockRates: [Double] {
    measurements.compactMap { measurement in
      guard measurement.amount > 0, measurement.seconds > 0 else { return nil }
      return condition.measure.unit.isPerItem
        ? measurement.seconds / measurement.amount : measurement.amount / measurement.seconds
    }
  }
}

extension ProbeMeasure {
  /// In what its rate is given.
  var unit: ProbeRate.Unit {
    switch self {
    case .udp, .tcp: .bytesPerSecond
    case .handoff: .secondsPerHandoff
    case .uncontended: .secondsPerAcquisition
    case .arithmetic, .regex, .compression, .acquisition, .ping: .operationsPerSecond
    }
  }
}

extension ProbeRate.Unit {
  /// Whether it is a time for each rather than a number in a time.
  var isPerItem: Bool { self == .secondsPerHandoff || self == .secondsPerAcquisition }
}
