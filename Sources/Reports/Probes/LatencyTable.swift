import Measurement
import Workloads

/// Percentiles of one measure, by the number of CPU-bound threads beside it.
struct LatencyTable {
  let subjects: [ProbeSubject]
  let measure: ProbeMeasure

  var table: TextTable {
    var table = TextTable([
      ("beside", .right), ("", .left), ("p50", .right), ("p90", .right), ("p99", .right), ("p99.9", .right),
      ("max", .right), ("count", .right),
    ])
    for threads in subjects.first?.threads(measure) ?? [] {
      for (index, subject) in subjects.enumerated() {
        let condition = subject.condition(measure, threads: threads)
        let latency = subject.latency(measure, threads: threads)
        let percentiles = [latency?.p50, latency?.p90, latency?.p99, latency?.p999, latency?.max]
        let cells = percentiles.map { TextTable.Cell($0.map(Quantity.duration) ?? "–") }
        let count = condition?.latency.map { "\($0.count)" } ?? "–"
        table.add([index == 0 ? "\(threads)" : "", "\(subject.name)"] + cells + ["\(count)"])
      }
    }
    return table
  }
}
