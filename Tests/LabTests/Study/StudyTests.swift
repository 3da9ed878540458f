import Interpreters
import PyScripts
import Store
import Synchronization
import Testing
import Workloads

@testable import Lab

/// What a study finds missing, and how it shares its time out.
struct StudyTests {
  private let bench: StudyBench
  private let python: Interpreter

  init() throws {
    bench = try StudyBench()
    python = try bench.interpreter("3.13.0")
  }

  private func study(_ claims: (any StudiedClaims)? = nil) -> Study {
    Study(
      worker: WorkerProgram(path: "/nowhere/gillab"), native: NativeProgram(path: "/nowhere/gillab-native"),
      scripts: bench.scripts, store: bench.store, claims: claims, stamp: bench.stamp(), lab: "/nowhere/gillab-lab")
  }

  private func missing(_ claims: (any StudiedClaims)? = nil) throws -> [StudyStep] {
    try study(claims).missing(bench.request([python]), budgetSeconds: 60)
  }

  @Test func `what is there and valid is not measured again`() throws {
    #expect(try missing() == StudyStep.allCases)
    try bench.keep(bench.probe(), of: [python])
    try bench.keep(CalibrationReport(pythons: []), of: [python])
    #expect(try missing() == [.verification, .comparison, .timelines, .breakEven])
    try bench.keep(bench.timeline([bench.scripts.path("examples/convoy.py")], in: python), of: [python])
    #expect(try missing().contains(.timelines), "one of two programs")
    try bench.keep(bench.timeline([bench.scripts.path("examples/cpu_bound.py")], in: python), of: [python])
    #expect(try missing() == [.verification, .comparison, .breakEven])
  }

  @Test func `what was interrupted, or lacks an interpreter, is measured again`() throws {
    try bench.keep(bench.probe(interrupted: true), of: [python])
    try bench.keep(CalibrationReport(pythons: []), of: [try bench.interpreter("3.9.18")])
    #expect(try missing() == StudyStep.allCases)
  }

  @Test(arguments: [(1, true, false), (1, false, true), (4, true, false), (4, false, false)])
  func `a short break-even is made again until its searches end, and one of more time is not replaced`(
    payloads: Int, isFinished: Bool, isMissing: Bool
  ) throws {
    var report = BreakEvenReport(
      seed: 1, host: .here, task: .cpu, workers: 2, threshold: 0.05, taskSeconds: [0.01],
      payloadBytes: Array(repeating: 0, count: payloads))
    let payload = BreakEvenPayload(
      payloadBytes: 0, notBelowSeconds: nil, paysFromSeconds: nil, estimateSeconds: nil, isFinished: isFinished,
      points: [])
    report.pythons = [
      BreakEvenPython(
        version: python.version, executable: python.executable,
        models: [BreakEvenModel(model: .thread, status: .ok, reason: nil, payloads: [payload])])
    ]
    try bench.keep(report, of: [python])
    #expect(try missing().contains(.breakEven) == isMissing)
    let gaps = try bench.report(bench.request([python])).gaps.filter { $0.kind == .breakEven }
    #expect(
      gaps.map(\.reason)
        == (isFinished ? [] : ["1 of its 1 searches did not come to their end; give it more time"]))
  }

  @Test func `what a probe left out is measured once there is time for it`() throws {
    try bench.keep(bench.probe(of: [.sweep]), of: [python])
    try bench.keep(CalibrationReport(pythons: []), of: [python])
    func missing(_ seconds: Double) throws -> [StudyStep] {
      try study().missing(bench.request([python]), budgetSeconds: seconds)
    }
    #expect(try !missing(60).contains(.probe), "its share would be the sweep's again")
    #expect(try missing(600).contains(.probe))
    try bench.keep(bench.probe(), of: [python], at: 2)
    #expect(try !missing(600).contains(.probe))
  }

  @Test func `claims are measured while measuring may add something that there is time for`() throws {
    var claims = FixedClaims(.undecided)
    #expect(try !missing(claims).contains(.comparison), "undecided for want of cores, or of a model")
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isMissing)]
    #expect(try missing(claims).contains(.comparison))
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isLeftOpen(seconds: 50))]
    #expect(try missing(claims).contains(.comparison))
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isLeftOpen(seconds: 70))]
    #expect(try !missing(claims).contains(.comparison), "it would be announced and nothing done")
  }

  @Test func `a store that takes no more ends the study, and what was measured until then is told`() async throws {
    let failure = StoreError.locked(path: bench.store.path)
    var claims = FixedClaims(.undecided)
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isMissing)]
    claims.failure = failure
    let outcome = try await study(claims).measure(
      bench.request([python]), budgetSeconds: 600, program: ProgramFacts(command: [], version: "0.1.0", commit: nil)
    ) { _ in }
    #expect(outcome.failures[.comparison] == failure.description)
    #expect(outcome.failures[.probe] == "the store took no more before it began")
    #expect(outcome.failure != nil && !outcome.isInterrupted)
  }

  @Test func `what claims still lack after measuring is told`() async throws {
    var claims = FixedClaims(.undecided)
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isMissing)]
    claims.shortfall = ReasonPhrase.comparisonsUnbegun("3", "7")
    let outcome = try await study(claims).measure(
      bench.request([python]), budgetSeconds: 600, program: ProgramFacts(command: [], version: "0.1.0", commit: nil)
    ) { _ in }
    #expect(outcome.failures[.comparison] == claims.shortfall)
  }

  @Test func `without claims a run by these programs, of all interpreters, is enough`() throws {
    try bench.keep(run: "swift", of: "cpu.pure")
    #expect(try missing().contains(.comparison))
    try bench.keep(run: "both", of: "cpu.pure", pythons: [python])
    #expect(try !missing().contains(.comparison))
  }

  @Test func `a step gets its share of what is left for it and those after it`() {
    let steps = StudyStep.allCases
    let budget = StudyBudget(steps: steps)
    let comparison = budget.seconds(forStepAt: 1, left: 92)
    #expect(comparison == 57)
    #expect(budget.seconds(forStepAt: steps.count - 1, left: 30) == 30, "the last one has all that is left")
    #expect(budget.seconds(forStepAt: 0, left: -5) == 0)
    let alone = StudyBudget(steps: [.probe])
    #expect(alone.seconds(forStepAt: 0, left: 7) == 7)
  }

  @Test func `a step without time is left out, and the report says why`() async throws {
    let began = Mutex<[StudyStep]>([])
    let outcome = try await study().measure(
      bench.request([python]), budgetSeconds: 0, program: ProgramFacts(command: [], version: "0.1.0", commit: nil)
    ) { event in
      if case .began(let step, _, _, _) = event { began.withLock { $0.append(step) } }
    }
    #expect(began.withLock { $0 } == [])
    #expect(Set(outcome.failures.keys) == Set(StudyStep.allCases))
    #expect(outcome.failures[.probe] == "the time was spent before it began; give more with --budget")
    #expect(!outcome.isInterrupted)
  }

  @Test func `a step that fails does not end the others`() async throws {
    let failed = Mutex<[StudyStep]>([])
    // Nothing that a step would start is there.
    let outcome = try await study().measure(
      bench.request([python]), budgetSeconds: 600, program: ProgramFacts(command: [], version: "0.1.0", commit: nil)
    ) { event in
      if case .failed(let step, _) = event { failed.withLock { $0.append(step) } }
    }
    #expect(failed.withLock { $0 }.count > 2)
    #expect(outcome.failures.count == failed.withLock { $0 }.count)
    #expect(outcome.failure != nil, "a part of gillab is not there")
    #expect(try bench.store.results(.calibration) == [])
  }

  @Test func `a step that takes far longer than its share is ended, and the others go on`() async throws {
    try bench.keep(bench.probe(), of: [python])
    var claims = FixedClaims(.undecided)
    claims.wanted = [WantedComparison(workload: "cpu.pure", size: 1, reason: .isMissing)]
    claims.measuringTime = .seconds(3600)
    var study = study(claims)
    study.limitSeconds = { _ in 0.05 }
    let outcome = try await study.measure(
      bench.request([python]), budgetSeconds: 600, program: ProgramFacts(command: [], version: "0.1.0", commit: nil)
    ) { _ in }
    #expect(outcome.failures[.comparison]?.hasPrefix("it was ended when it took much longer than its ") == true)
    #expect(outcome.failures[.calibration] != nil, "there is nothing to calibrate with")
    #expect(!outcome.isInterrupted)
  }

  @Test func `a cancelled study says what it did not come to`() async throws {
    let study = study()
    let request = bench.request([python])
    let task = Task {
      try await study.measure(
        request, budgetSeconds: 600, program: ProgramFacts(command: [], version: "0.1.0", commit: nil)
      ) { event in
        if case .began = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let outcome = try await task.value
    #expect(outcome.isInterrupted)
    #expect(outcome.failures[.breakEven] == "it was interrupted")
  }
}
