import Measurement
import Workloads

/// A report with everything that one can have, and with text that tries to be something else than text.
enum SampleReport {
  static let hostile = "</script><img src=x onerror=\"document.title='owned'\">"
  static let plain = PythonOfSample(version: "3.13.0", executable: "/opt/3.13.0/bin/python3", isFreeThreaded: false)
  static let free = PythonOfSample(version: "3.13.5t", executable: "/opt/3.13.5t/bin/python3", isFreeThreaded: true)
  static let host = HostRecord(
    name: "lab <b>", processor: "AMD EPYC 7B13", cores: 2, memoryBytes: 8_331_071_488, kernel: "6.1.0-18-amd64",
    isVirtual: true)

  static var full: ResearchReport {
    ResearchReport(
      madeAt: 1_795_412_653.776_700_5, version: "0.5.0", commit: "427dd5ad5e5d4757342d7066b8702faa6c4602bd",
      command: ["gillab", "report", "--measure", "--out", "my report"], host: host,
      interpreters: [plain, free].map {
        ReportedInterpreter(
          version: $0.version, executable: $0.executable, library: $0.library, isFreeThreaded: $0.isFreeThreaded)
      },
      document: SampleDocument.document, claims: SampleClaims.report, verification: SampleDocument.verification,
      comparisons: [
        SampleComparison.report("cpu.pure", 20_000, run: "20261123-054023-1924"),
        SampleComparison.report("io.tcp", 1024, run: "20261123-054423-0b11"),
      ],
      timelines: [SampleTimeline.convoy(plain), SampleTimeline.convoy(free)], probe: SampleProbes.probe,
      breakEven: SampleProbes.breakEven, calibration: SampleProbes.calibration,
      sources: [
        ReportSource(
          kind: .comparison, name: "20261123-054023-1924", startedAt: 1_795_412_423.609_616,
          command: ["gillab", "compare", "cpu.pure", "--blocks", "20"]),
        ReportSource(
          kind: .probe, name: "probe-20261123-055001-77aa", startedAt: 1_795_413_001,
          command: ["gillab", "probe", "sweep"]),
      ],
      gaps: [
        ReportGap(
          kind: .verification, reason: "the document was not run on 3.9 \(hostile)",
          command: ["gillab", "verify", "--python", "3.9"]),
        ReportGap(kind: .timeline, reason: "no program was traced on 3.12", command: []),
      ])
  }

  /// One that has only what it must.
  static var bare: ResearchReport {
    ResearchReport(madeAt: 0, version: "0.5.0", commit: nil, command: ["gillab", "report"], host: host)
  }
}

struct PythonOfSample: Sendable {
  var version: String
  var executable: String
  var isFreeThreaded: Bool
  var library: String { "/opt/\(version)/lib/libpython3.so" }

  func subject(_ model: String, workers: Int = 1) -> ComparisonSubject {
    ComparisonSubject(
      language: .python, model: model, workers: workers, python: version, pythonExecutable: executable)
  }
}
