import Measurement
import Workloads

/// A report with something of everything; its figures are made up.
enum SampleReport {
  static let host = HostRecord(
    name: "lab", processor: "Zen", cores: 4, memoryBytes: 8 << 30, kernel: "6.1.0", isVirtual: true)

  static let whole = ResearchReport(
    madeAt: 1_795_389_300, version: "0.4.0", commit: nil, command: ["gillab", "report"], host: host,
    comparisons: [comparison([computing.cells, latencies.cells]), comparison([memory.cells])],
    timelines: [timeline], probe: probe, breakEven: breakEven, calibration: calibration)

  static let empty = ResearchReport(
    madeAt: 0, version: "0.4.0", commit: nil, command: ["gillab", "report"], host: host)

  static func comparison(_ cells: [[ComparedCell]]) -> ComparisonReport {
    ComparisonReport(
      run: "20261122-231500-4f2a", seed: 42, startedAt: 0, finishedAt: 60, command: ["gillab", "compare"],
      version: "0.4.0", commit: nil, host: host, baseline: cells.first?.first?.subject,
      threshold: 0.02, noiseFloor: 0.01, blocks: 12,
      groups: cells.compactMap { cells in
        cells.first.map { ComparisonGroup(workload: $0.workload, size: $0.size, noiseFloors: []) }
      },
      cells: cells.flatMap(\.self))
  }

  /// Two Pythons and Swift, with one, two and four workers.
  static let computing: CellDraft = {
    var draft = CellDraft("cpu.pure", size: 20_000)
    for (python, gain) in [("3.13.0", 0.97), ("3.13.5t", 1.9)] {
      draft.add("serial", python: python, wall: 0.1, verdict: .baseline) { $0.efficiency = 1 }
      for workers in [2, 4] {
        let speedUp = gain < 1 ? gain : gain * Double(workers) / 2
        draft.add(
          "thread", workers: workers, python: python, wall: 0.1 / speedUp,
          speedUp: (speedUp, 0.97 * speedUp, 1.04 * speedUp), verdict: gain < 1 ? .inconclusive : .faster
        ) { $0.efficiency = speedUp / Double(workers) }
      }
      draft.add(
        "process-fork", workers: 2, python: python, wall: 0.055, speedUp: (1.8, 1.7, 1.9)
      ) { $0.efficiency = 0.9 }
    }
    draft.add("subinterpreter", workers: 2, python: "3.13.5t", .timeout, "it was still running after 60.0 s")
    draft.add("asyncio-taskgroup", python: "3.13.0", .unsupported, "a unit \"waits\" for nothing")
    draft.add("serial", wall: 0.003, speedUp: (33.3, 32, 34)) { $0.efficiency = 1 }
    draft.add("thread", workers: 2, wall: 0.0016, speedUp: (62.5, 60, 64)) { $0.efficiency = 0.94 }
    draft.add("thread", workers: 4, wall: 0.0009, speedUp: (111, 100, 118)) { $0.efficiency = 0.83 }
    return draft
  }()

  static let latencies: CellDraft = {
    var draft = CellDraft("io.tcp", size: 1024)
    draft.add("serial", python: "3.13.0", wall: 0.14, verdict: .baseline) { cell in
      cell.latency = ProbeLatency(count: 1800, p50: 0.0021, p90: 0.0023, p99: 0.0031, p999: 0.0042, max: 0.006)
    }
    draft.add("thread", workers: 16, python: "3.13.0", wall: 0.02, speedUp: (6.9, 6.5, 7.2)) { cell in
      cell.latency = ProbeLatency(count: 60, p50: 0.0024, p90: 0.0061, p99: nil, p999: nil, max: 0.0142)
    }
    draft.add("task", workers: 16, wall: 0.011, speedUp: (12.9, 12.2, 13.1)) { cell in
      cell.latency = ProbeLatency(count: 1800, p50: 0.0021, p90: 0.0022, p99: 0.0025, p999: 0.003, max: 0.0051)
      cell.reason = "1 of 12 samples failed: connection refused"
      (cell.samples, cell.failedSamples) = (11, 1)
    }
    return draft
  }()

  static let memory: CellDraft = {
    var draft = CellDraft("memory", size: 32 << 20)
    let stages: [(String, [Double])] = [
      ("process-fork", [1.2, 34, 66, 1.1, 64.5]), ("process-spawn", [9, 9.5, 42, 9, 42]),
    ]
    for (model, mebibytes) in stages {
      draft.add(model, workers: 2, python: "3.13.0", wall: 1, verdict: nil) { cell in
        cell.metrics = metrics(mebibytes)
      }
    }
    draft.add("process", workers: 2, wall: 1, verdict: nil) { $0.metrics = metrics([0.6, 0.6, 65, 0.6, 65]) }
    return draft
  }()

  private static func metrics(_ mebibytes: [Double]) -> [String: ComparedAmount] {
    let names = ["startedBytes", "collectedBytes", "touchedBytes", "frozenCollectedBytes", "frozenTouchedBytes"]
    var metrics = Dictionary(
      uniqueKeysWithValues: zip(names, mebibytes).map { name, value in
        let bytes = value * 1_048_576
        return (name, ComparedAmount(median: bytes, low: 0.9 * bytes, high: 1.1 * bytes))
      })
    metrics["heapBytes"] = ComparedAmount(median: 33_554_432, low: 33_500_000, high: 33_600_000)
    return metrics
  }

  static let timeline = GILTimeline(
    python: "3.13.0", pythonExecutable: "/opt/3.13.0/bin/python3", program: ["two_threads.py", "--quick"],
    programSeconds: 0.06, fromSeconds: 0, toSeconds: 0.03, diagnosis: "contended", heldShare: 0.96,
    contendedShare: 0.81, handoffs: 12, forcedHandoffs: 10,
    threads: [
      GILTimelineThread(
        name: "MainThread", holds: [[0, 0.01], [0.02, 0.025]], waits: [[0.01, 0.02]], heldSeconds: 0.03,
        waitedSeconds: 0.02),
      GILTimelineThread(
        name: "worker \"1\"", holds: [[0.01, 0.02]], waits: [[0.005, 0.01], [0.02, 0.025]], heldSeconds: 0.027,
        waitedSeconds: 0.029),
      GILTimelineThread(name: "idle", holds: [], waits: [], heldSeconds: 0, waitedSeconds: 0),
    ], isThinned: false)

  static let probe: ProbeReport = {
    let intervals = [0.0005, 0.005, 0.05]
    func conditions(_ language: Language) -> [ProbeConditionResult] {
      intervals.map { interval in
        ProbeConditionResult(
          language: language, measure: .acquisition, threads: 1, switchIntervalSeconds: interval, blocks: 3,
          latency: ProbeLatency(
            count: 120, p50: language == .python ? 1.03 * interval : 0.4 * interval, p90: 1.2 * interval,
            p99: 2.2 * interval, p999: nil, max: 3 * interval))
      }
    }
    return ProbeReport(
      seed: 1, budgetSeconds: 10, blocks: 3, host: ProbeHost(processor: "Zen", cores: 4, kernel: nil),
      pythons: ["3.13.0", "3.13.5t"].map { version in
        ProbedPython(
          version: version, executable: "/opt/\(version)/bin/python3", gilEnabled: !version.hasSuffix("t"),
          probes: [
            ProbeResult(probe: .latency, conditions: []),
            ProbeResult(
              probe: .sweep, conditions: (version.hasSuffix("t") ? [] : conditions(.python)) + conditions(.swift)),
          ])
      })
  }()

  static let breakEven: BreakEvenReport = {
    var report = BreakEvenReport(
      seed: 7, host: host, task: .cpu, workers: 4, threshold: 0.05, taskSeconds: [1e-4, 1e-3, 1e-2, 0.1],
      payloadBytes: [0, 1 << 16])
    func point(_ seconds: Double, _ estimate: Double, _ verdict: SpeedVerdict) -> BreakEvenPoint {
      BreakEvenPoint(
        taskSeconds: seconds, pairs: 18, processes: 6,
        speedup: RatioInterval(lower: 0.9 * estimate, upper: 1.1 * estimate), estimate: estimate, noiseFloor: 0.02,
        verdict: verdict)
    }
    func implied(_ seconds: Double, _ verdict: SpeedVerdict) -> BreakEvenPoint {
      BreakEvenPoint(
        taskSeconds: seconds, pairs: 0, processes: 0, speedup: nil, estimate: nil, verdict: nil, implied: verdict)
    }
    let payloads = [
      BreakEvenPayload(
        payloadBytes: 0, notBelowSeconds: 1e-3, paysFromSeconds: 1e-2, estimateSeconds: 2.1e-3, isFinished: true,
        points: [implied(1e-4, .slower), point(1e-3, 0.62, .slower), point(1e-2, 2.4, .faster), implied(0.1, .faster)]),
      BreakEvenPayload(
        payloadBytes: 1 << 16, notBelowSeconds: 1e-4, paysFromSeconds: nil, estimateSeconds: nil, isFinished: false,
        points: [point(1e-4, 0.04, .slower), point(1e-3, 1.01, .inconclusive)]),
    ]
    report.pythons = [
      BreakEvenPython(
        version: "3.13.0", executable: "/opt/3.13.0/bin/python3",
        models: [
          BreakEvenModel(model: .processPool, status: .ok, reason: nil, payloads: payloads),
          BreakEvenModel(
            model: .subinterpreter, status: .failed, reason: "its process ended with signal 11", payloads: []),
        ])
    ]
    return report
  }()

  static let calibration = CalibrationReport(pythons: [
    PythonCalibration(
      python: "3.13.0",
      checks: [
        CalibrationCheck(
          program: "ping_pong", instrument: .handoffs, thread: nil, truthLow: 2000, truthHigh: 2000, measured: 2001,
          limit: 0.01),
        CalibrationCheck(
          program: "spinners", instrument: .holdShare, thread: "spinner", truthLow: 0.49, truthHigh: 0.5,
          measured: 0.502, limit: 0.005),
        CalibrationCheck(
          program: "sleeper", instrument: .waitShare, thread: "sleeper", truthLow: 0.1, truthHigh: 0.2, measured: 0.15,
          limit: 0.005),
      ], costs: [], skipped: [])
  ])
}
