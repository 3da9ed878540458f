import Workloads

/// A row of `data.csv`: one figure with all that says what it is.
struct TidyRow: Sendable, Hashable {
  static let columns = [
    "kind", "run", "python", "language", "model", "workload", "size", "workers", "metric", "unit", "estimate", "low",
    "high", "samples",
  ]

  /// What is fixed for the figures of one thing.
  struct Subject: Sendable, Hashable {
    var kind: ReportSource.Kind
    var run: String?
    var python: String?
    var language: String?
    var model: String?
    var workload: String?
    var size: Int?
    var workers: Int?
  }

  var subject: Subject
  var metric: String
  var unit: String
  var estimate: Double
  var low: Double?
  var high: Double?
  var samples: Int?

  /// RFC 4180, with its line end.
  var line: String {
    let fields = [
      subject.kind.rawValue, subject.run, subject.python, subject.language, subject.model, subject.workload,
      text(subject.size), text(subject.workers), metric, unit, text(estimate), text(low), text(high), text(samples),
    ]
    return fields.map { CSVExport.field($0 ?? "") }.joined(separator: ",") + "\r\n"
  }

  private func text(_ value: Int?) -> String? { value.map { "\($0)" } }

  /// As `report.json` has it.
  private func text(_ value: Double?) -> String? {
    value.map { value in Int(exactly: value).map { "\($0)" } ?? "\(value)" }
  }
}

extension TidyRow.Subject {
  func row(_ metric: String, _ unit: String, _ value: Double?, samples: Int? = nil) -> TidyRow? {
    value.map { TidyRow(subject: self, metric: metric, unit: unit, estimate: $0, samples: samples) }
  }

  func row(_ metric: String, _ unit: String, _ amount: ComparedAmount?, samples: Int? = nil) -> TidyRow? {
    amount.map {
      TidyRow(
        subject: self, metric: metric, unit: unit, estimate: $0.median, low: $0.low, high: $0.high, samples: samples)
    }
  }

  /// Percentiles.
  func rows(_ latency: ProbeLatency?) -> [TidyRow] {
    guard let latency else { return [] }
    return [
      row("latency.p50", "seconds", latency.p50, samples: latency.count),
      row("latency.p90", "seconds", latency.p90, samples: latency.count),
      row("latency.p99", "seconds", latency.p99, samples: latency.count),
      row("latency.p999", "seconds", latency.p999, samples: latency.count),
      row("latency.max", "seconds", latency.max, samples: latency.count),
    ].compactMap(\.self)
  }
}
