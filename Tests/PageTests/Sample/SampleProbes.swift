import Measurement
import Workloads

/// What the other instruments say.
enum SampleProbes {
  static var probe: ProbeReport {
    ProbeReport(
      seed: 7, budgetSeconds: 20, blocks: 5, host: ProbeHost(processor: "AMD EPYC 7B13", cores: 2, kernel: "6.1.0"),
      pythons: [
        ProbedPython(
          version: "3.13.0", executable: SampleReport.plain.executable, gilEnabled: true,
          probes: [
            ProbeResult(
              probe: .sweep,
              conditions: [0.0005, 0.005, 0.05].map { interval in
                ProbeConditionResult(
                  language: .python, measure: .acquisition, threads: 1, switchIntervalSeconds: interval, blocks: 5,
                  latency: ProbeLatency(
                    count: 900, p50: interval, p90: interval * 1.1, p99: interval * 1.3, p999: nil, max: interval * 2))
              })
          ])
      ])
  }

  static var breakEven: BreakEvenReport {
    var report = BreakEvenReport(
      seed: 7, host: SampleReport.host, task: .cpu, workers: 2, threshold: 0.02, taskSeconds: [0.0001, 0.001, 0.01],
      payloadBytes: [0, 1_048_576])
    report.pythons = [
      BreakEvenPython(
        version: "3.13.0", executable: SampleReport.plain.executable,
        models: [
          BreakEvenModel(
            model: .processPool, status: .ok, reason: nil,
            payloads: [
              BreakEvenPayload(
                payloadBytes: 0, notBelowSeconds: 0.0001, paysFromSeconds: 0.001, estimateSeconds: 0.00042,
                isFinished: true,
                points: [
                  BreakEvenPoint(
                    taskSeconds: 0.001, pairs: 12, processes: 6, speedup: RatioInterval(lower: 1.2, upper: 1.5),
                    estimate: 1.33, verdict: .faster)
                ])
            ])
        ])
    ]
    return report
  }

  static var calibration: CalibrationReport {
    CalibrationReport(pythons: [
      PythonCalibration(
        python: "3.13.0",
        checks: [
          CalibrationCheck(
            program: "pingpong", instrument: .handoffs, thread: nil, truthLow: 20_000, truthHigh: 20_000,
            measured: 20_001, limit: 0.001)
        ], costs: [CalibrationCost(program: "convoy", ratio: 1.004, low: 0.991, high: 1.019, pairs: 12)], skipped: [])
    ])
  }
}

enum SampleTimeline {
  static func convoy(_ python: PythonOfSample) -> GILTimeline {
    GILTimeline(
      python: python.version, pythonExecutable: python.executable, program: ["convoy.py", "--seconds", "1"],
      programSeconds: 1.037, fromSeconds: 0.1, toSeconds: 0.15,
      diagnosis: python.isFreeThreaded ? "freeThreaded" : "convoyed",
      heldShare: python.isFreeThreaded ? 0 : 0.987, contendedShare: python.isFreeThreaded ? 0 : 0.62,
      handoffs: 412, forcedHandoffs: 187,
      threads: [
        GILTimelineThread(
          name: "MainThread \(SampleReport.hostile)", holds: [[0.1, 0.105], [0.11, 0.115]], waits: [[0.105, 0.11]],
          heldSeconds: 0.51, waitedSeconds: 0.4),
        GILTimelineThread(
          name: "计算", holds: [[0.105, 0.11]], waits: [[0.1, 0.105]], heldSeconds: 0.47, waitedSeconds: 0.5),
      ], isThinned: false)
  }
}
