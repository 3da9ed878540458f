import FoundationEssentials
import Interpreters
import Measurement
import PyScripts
import Store
import Workloads

/// Measures what a report lacks, one part after the other, and keeps each in the store as soon as it is there.
public struct Study: Sendable {
  let worker: WorkerProgram
  let native: NativeProgram
  let scripts: PyScripts
  let store: ResultStore
  let claims: (any StudiedClaims)?
  let stamp: ResultStamp
  /// Path of the program that has all of gillab's commands.
  let lab: String
  /// When a step is ended, given its share of the time: a busy machine may make it take longer, but others wait for theirs.
  var limitSeconds: @Sendable (Double) -> Double = { max(1.5 * $0, $0 + 10) }

  public init(
    worker: WorkerProgram, native: NativeProgram, scripts: PyScripts, store: ResultStore,
    claims: (any StudiedClaims)?, stamp: ResultStamp, lab: String
  ) {
    self.worker = worker
    self.native = native
    self.scripts = scripts
    self.store = store
    self.claims = claims
    self.stamp = stamp
    self.lab = lab
  }

  /// Carries out what the store has not, within a time.
  ///
  /// Cancelling the task ends it: what was measured until then is kept. A part that fails does not end the others, unless
  /// nothing more can be kept.
  ///
  /// - Parameter budgetSeconds: For everything; the last part may take a little more.
  /// - Throws: What is wrong with the document, or with the store before anything is measured.
  public func measure(
    _ request: ReportRequest, budgetSeconds: Double, program: ProgramFacts,
    observe: @escaping @Sendable (StudyEvent) -> Void
  ) async throws -> StudyOutcome {
    var outcome = StudyOutcome()
    let end = MonotonicSeconds.now() + budgetSeconds
    let steps = try missing(request, budgetSeconds: budgetSeconds)
    let budget = StudyBudget(steps: steps)
    for (place, step) in steps.enumerated() {
      let left = end - MonotonicSeconds.now()
      guard left >= step.leastSeconds(pythons: request.interpreters.count) else {
        outcome.failures[step] = ReasonPhrase.timeSpent()
        continue
      }
      let seconds = budget.seconds(forStepAt: place, left: left)
      observe(.began(step, place: place + 1, of: steps.count, seconds: seconds))
      do {
        let ending = try await limited(to: limitSeconds(seconds)) {
          try await carryOut(step, request, seconds: seconds, program, observe)
        }
        guard !Task.isCancelled else { throw CancellationError() }
        outcome.failures[step] =
          switch ending {
          case .inTime(let shortfall): shortfall
          case .tooLate: ReasonPhrase.tookTooLong("\(Int(seconds.rounded(.up)))")
          }
      } catch let error as StoreError {
        outcome.failures[step] = "\(error)"
        outcome.failure = "\(error)"
        observe(.failed(step, reason: "\(error)"))
        for rest in steps[(place + 1)...] { outcome.failures[rest] = ReasonPhrase.storeTookNoMore() }
        return outcome
      } catch  where !Task.isCancelled {
        outcome.failures[step] = "\(error)"
        if error is LabError, outcome.failure == nil { outcome.failure = "\(error)" }
        observe(.failed(step, reason: "\(error)"))
      } catch {
        // Cancelled: how each part says so does not matter.
      }
      guard !Task.isCancelled else {
        for rest in try missing(request, budgetSeconds: budgetSeconds) {
          outcome.failures[rest] = ReasonPhrase.wasInterrupted()
        }
        outcome.isInterrupted = true
        return outcome
      }
    }
    return outcome
  }

  private enum Ending: Sendable {
    case inTime(shortfall: String?)
    case tooLate
  }

  /// How `body` ended: by itself, or cancelled when its time was over.
  private func limited(
    to seconds: Double, _ body: @escaping @Sendable () async throws -> String?
  ) async throws -> Ending {
    try await withThrowingTaskGroup(of: Ending.self) { group in
      group.addTask { .inTime(shortfall: try await body()) }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        return .tooLate
      }
      let ending = try await group.next() ?? .tooLate
      group.cancelAll()
      return ending
    }
  }

  /// The steps whose results the store has not, or has not for all interpreters.
  ///
  /// - Parameter budgetSeconds: For all of them.
  func missing(_ request: ReportRequest, budgetSeconds: Double) throws -> [StudyStep] {
    let steps = try missing(request.interpreters, request, budgetSeconds)
    // What a probe had no time for, once there is.
    let withProbe = StudyStep.allCases.filter { steps.contains($0) || $0 == .probe }
    guard withProbe != steps,
      try validResults.newest(ProbeReport.self, of: request.interpreters).found?.document.openEnd != nil
    else { return steps }
    let share = budgetSeconds * StudyStep.probe.weight / withProbe.reduce(0) { $0 + $1.weight }
    return share >= Self.shownProbesSeconds * Double(request.interpreters.count + 1) ? withProbe : steps
  }

  private func missing(
    _ interpreters: [Interpreter], _ request: ReportRequest, _ budgetSeconds: Double
  ) throws -> [StudyStep] {
    let results = validResults
    return try StudyStep.allCases.filter { step in
      switch step {
      case .verification:
        let document = try VerifiedDocument(path: request.document)
        let lookup = try results.newest(
          VerificationReport.self, of: interpreters, where: { document.part(of: $0) != nil },
          unless: document.objection)
        return lookup.shortfall != nil
      case .comparison: return try isComparisonMissing(interpreters, budgetSeconds)
      case .timelines:
        let found = try results.timelines(of: interpreters)
        return !missingTimelines(interpreters, found.current.map(\.document)).isEmpty
      case .calibration: return try results.newest(CalibrationReport.self, of: interpreters).shortfall != nil
      case .probe: return try results.newest(ProbeReport.self, of: interpreters).shortfall != nil
      case .breakEven:
        let lookup = try results.newest(BreakEvenReport.self, of: interpreters)
        // One that somebody gave more time to is not replaced by one of a share of a study's.
        return lookup.shortfall != nil || lookup.found.map { $0.document.isShort && $0.document.openEnd != nil } ?? true
      }
    }
  }

  /// Whether claims rest on what no run has, or on what a run that there is time for may decide. Without claims any
  /// comparison of these interpreters will do.
  private func isComparisonMissing(_ interpreters: [Interpreter], _ budgetSeconds: Double) throws -> Bool {
    if let claims {
      return try claims.judged(of: interpreters).wanted.contains { comparison in
        switch comparison.reason {
        case .isMissing: true
        case .isLeftOpen(let seconds): seconds <= budgetSeconds
        }
      }
    }
    let validity = validResults.validity
    let runs = try store.runs().filter { $0.blocks > 0 && validity.objection(to: $0.record) == nil }
    return try !runs.contains { run in
      let pythons = try store.withRun(named: run.record.id) { $0.outline.cells.compactMap(\.python) }
      return interpreters.allSatisfy { pythons.contains(PythonBuild($0)) }
    }
  }
}
