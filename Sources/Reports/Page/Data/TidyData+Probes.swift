import Workloads

extension TidyData {
  var probe: [TidyRow] {
    (report.probe?.pythons ?? []).flatMap { python in
      python.probes.flatMap { probe in
        probe.conditions.flatMap { condition -> [TidyRow] in
          let subject = TidyRow.Subject(
            kind: .probe, run: run(.probe), python: condition.language == .python ? python.version : nil,
            language: condition.language.rawValue, model: probe.probe.rawValue, workload: condition.measure.rawValue,
            workers: condition.threads)
          var rows = subject.rows(condition.latency)
          if let interval = condition.switchIntervalSeconds {
            rows = rows.map { $0.at("switchInterval", interval) }
          }
          if let rate = condition.rate {
            rows.append(
              TidyRow(
                subject: subject, metric: "rate", unit: rate.unit.rawValue, estimate: rate.median, low: rate.low,
                high: rate.high, samples: condition.blocks))
          }
          return rows
        }
      }
    }
  }

  var breakEven: [TidyRow] {
    guard let report = report.breakEven else { return [] }
    return report.pythons.flatMap { python in
      python.models.flatMap { model in
        model.payloads.flatMap { payload in
          payload.points.compactMap { point -> TidyRow? in
            guard let estimate = point.estimate else { return nil }
            let subject = TidyRow.Subject(
              kind: .breakEven, run: run(.breakEven), python: python.version, language: Language.python.rawValue,
              model: model.model.rawValue, workload: report.task.rawValue, size: payload.payloadBytes,
              workers: report.workers)
            return TidyRow(
              subject: subject, metric: "speedup", unit: "ratio", estimate: estimate, low: point.speedup?.lower,
              high: point.speedup?.upper, samples: point.pairs
            ).at("taskSeconds", point.taskSeconds)
          }
        }
      }
    }
  }

  var calibration: [TidyRow] {
    (report.calibration?.pythons ?? []).flatMap { python in
      let checks = python.checks.map { check in
        TidyRow(
          subject: TidyRow.Subject(
            kind: .calibration, run: run(.calibration), python: python.python, model: check.thread,
            workload: check.program),
          metric: "error.\(check.instrument.rawValue)", unit: "share", estimate: check.error, samples: 1)
      }
      let costs = python.costs.map { cost in
        TidyRow(
          subject: TidyRow.Subject(
            kind: .calibration, run: run(.calibration), python: python.python, workload: cost.program),
          metric: "recordingCost", unit: "ratio", estimate: cost.ratio, low: cost.low, high: cost.high,
          samples: cost.pairs)
      }
      return checks + costs
    }
  }
}

extension TidyRow {
  /// The same metric under a condition that has no column: `latency.p50@switchInterval=0.005`.
  fileprivate func at(_ condition: String, _ value: Double) -> TidyRow {
    var row = self
    row.metric += "@\(condition)=\(value)"
    return row
  }
}
