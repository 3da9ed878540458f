import Workloads

/// Claims of every kind of verdict, with evidence in every unit.
enum SampleClaims {
  static var report: ClaimsReport {
    ClaimsReport(
      document: "pyscripts/documents/python-concurrency.md", documentSHA256: String(repeating: "ab", count: 32),
      file: nil, host: SampleReport.host,
      claims: [
        claim(
          "gil.one-at-a-time", 7, "在任何给定时间点，只有一个线程可以执行Python字节码",
          "At any moment only one thread executes Python bytecode.",
          [
            verdict(
              SampleReport.plain, .holds, "Two threads do cpu.pure 0.98× as fast as one (0.95–1.01).",
              [evidence(SampleReport.plain, "thread", 2, 0.98, 0.95, 1.01, .atMost, 1.1, .met)]),
            verdict(
              SampleReport.free, .fails, "Two threads do cpu.pure 1.93× as fast as one (1.71–2.02).",
              [evidence(SampleReport.free, "thread", 2, 1.93, 1.71, 2.02, .atMost, 1.1, .missed)]),
          ]),
        claim(
          "processes.parallel", 31, "因此可以真正并行执行，不受GIL的限制", "So they really run in parallel, not limited by the GIL.",
          [SampleReport.plain, SampleReport.free].map {
            verdict(
              $0, .holds, "Two processes reach 1.87× (1.81–1.94).",
              [
                evidence($0, "process-fork", 2, 1.87, 1.81, 1.94, .atLeast, 1.5, .met),
                evidence(
                  $0, "process-fork", 2, 0.94, 0.9, 0.97, .atLeast, 0.75, .met, metric: "efficiency", unit: .share),
              ])
          }),
        claim(
          "table.threads.light", 68, "轻量级，资源共享，适用于I/O等待",
          "Threads are light, share resources and suit waiting for I/O.",
          [SampleReport.plain, SampleReport.free].map {
            verdict(
              $0, .conditional, "Creating one takes 61.2 µs; under <load> it takes 14.0 ms.",
              [
                evidence(
                  $0, "thread", 0, 61.2e-6, 58e-6, 66e-6, .atMost, 1e-3, .met, metric: "createOneSeconds",
                  unit: .seconds,
                  workload: "spawn", size: 50),
                evidence(
                  $0, "thread", 0, 14e-3, 12e-3, 15e-3, .atMost, 1e-3, .missed, metric: "createOneSeconds",
                  unit: .seconds, workload: "spawn", size: 50, when: "beside threads that compute"),
              ])
          }),
        claim(
          "factor1.cpu-processpool", 78, "如果是纯CPU密集型，优先选择`ProcessPoolExecutor`",
          "For purely CPU-bound work prefer ProcessPoolExecutor.",
          [SampleReport.plain, SampleReport.free].map {
            verdict(
              $0, .undecided, "process-pool against process-fork is 1.01× (0.97–1.05).",
              [
                evidence(
                  $0, "process-pool", 2, 1.01, 0.97, 1.05, .atLeast, 1, .inconclusive,
                  against: $0.subject("process-fork", workers: 2))
              ])
          }),
        claim(
          "factor4.copies-memory", 81, "多进程会复制父进程的内存空间", "Several processes copy the parent's memory.",
          [SampleReport.plain, SampleReport.free].map {
            verdict(
              $0, .fails, "After the fork all processes have 3.2 MiB more, of a heap of 512 MiB.",
              [
                evidence(
                  $0, "process-fork", 2, 3_355_443, 3_145_728, -1_048_576, .atLeast, 268_435_456, .missed,
                  metric: "startedBytes", unit: .bytes, workload: "memory", size: 536_870_912)
              ])
          }),
        claim(
          "factor3.development", 80, "多线程模型开发较复杂，需要注意线程安全问题",
          "Multithreading is harder to develop; thread safety needs care. \(SampleReport.hostile)",
          [
            ClaimVerdict(
              python: nil, pythonExecutable: nil, verdict: .notMeasurable,
              reason: "How hard it is to develop cannot be measured.", evidence: [])
          ], note: "What is measured elsewhere is how many updates are lost, in 1 of 3 workloads."),
      ])
  }

  private static func claim(
    _ id: String, _ line: Int, _ quote: String, _ gloss: String, _ verdicts: [ClaimVerdict], note: String? = nil
  ) -> ClaimReport {
    ClaimReport(id: id, line: line, quote: quote, gloss: gloss, note: note, verdicts: verdicts)
  }

  private static func verdict(
    _ python: PythonOfSample, _ verdict: ClaimVerdict.Verdict, _ reason: String, _ evidence: [ClaimEvidence]
  ) -> ClaimVerdict {
    ClaimVerdict(
      python: python.version, pythonExecutable: python.executable, verdict: verdict, reason: reason, evidence: evidence)
  }

  private static func evidence(
    _ python: PythonOfSample, _ model: String, _ workers: Int, _ estimate: Double, _ low: Double, _ high: Double,
    _ relation: ClaimEvidence.Relation, _ threshold: Double, _ outcome: ClaimEvidence.Outcome,
    metric: String = "speedup", unit: ClaimEvidence.Unit = .ratio, workload: String = "cpu.pure", size: Int = 20_000,
    against: ComparisonSubject? = nil, when: String? = nil
  ) -> ClaimEvidence {
    ClaimEvidence(
      metric: metric, unit: unit, workload: workload, size: size, subject: python.subject(model, workers: workers),
      against: against, estimate: estimate, low: low, high: high, relation: relation, threshold: threshold,
      because: "Threads that ran bytecode at once would come near 2; 10% is what caches and clocks may do.", when: when,
      outcome: outcome, reason: outcome == .inconclusive ? "the interval holds the threshold" : nil, blocks: 20,
      run: "20261123-054023-1924")
  }
}
