import Documents
import FoundationEssentials
import Interpreters
import PyScripts
import Store
import Workloads

/// Puts a report together from what a store has; measures nothing.
///
/// The same store gives the same report, but for the time at which it was made.
public struct ReportCollection: Sendable {
  private let store: ResultStore
  private let claims: (any StudiedClaims)?
  private let results: ValidResults
  private let programs: StudyPrograms

  /// - Parameters:
  ///   - claims: The document's; nil where it has none.
  ///   - stamp: Of the programs as they are now: what others measured does not count.
  public init(store: ResultStore, scripts: PyScripts, claims: (any StudiedClaims)?, stamp: ResultStamp) {
    self.store = store
    self.claims = claims
    results = ValidResults(
      store: store, validity: ResultValidity(host: HostRecord.here, programs: stamp.programs))
    programs = StudyPrograms(scripts: scripts)
  }

  /// - Parameters:
  ///   - program: This program.
  ///   - failures: Why a part could not be measured just now, as clauses.
  /// - Throws: `StoreError`, `DocumentError`, ``StudyError/nothingToReport(store:reasons:)``, or what judging claims throws.
  public func report(
    _ request: ReportRequest, program: ProgramFacts, failures: [ReportSource.Kind: String] = [:]
  ) throws -> ResearchReport {
    let document = try Document.load(path: request.document)
    var report = ResearchReport(
      madeAt: WallClock.secondsSince1970, version: program.version, commit: program.commit, command: request.command,
      host: HostRecord.here, document: ReportedDocument(document))
    var builds: [PythonBuild] = []
    let judged = try claims?.judged(of: request.interpreters)
    report.claims = judged?.report
    builds += try addRuns(to: &report, request)
    let wanted = report.comparisons.isEmpty ? [] : judged?.wanted ?? []
    addUnmeasuredClaims(wanted, to: &report, request)
    builds += try addResults(to: &report, request, document)
    report.interpreters = ReportedInterpreter.all(builds)
    add(failures, to: &report, request)
    // After what could not be measured, which is not why these are open.
    addOpenClaims(wanted, to: &report, request)
    guard !report.sources.isEmpty else {
      throw StudyError.nothingToReport(
        store: store.path, reasons: report.gaps.map { "\($0.kind.words): \($0.reason)" })
    }
    return report
  }

  /// Names the comparisons that claims rest on and no run has.
  private func addUnmeasuredClaims(
    _ wanted: [WantedComparison], to report: inout ResearchReport, _ request: ReportRequest
  ) {
    let unmeasured = wanted.filter { $0.reason == .isMissing }.map { "\($0.workload) \($0.size)" }.sorted()
    guard !unmeasured.isEmpty else { return }
    report.gaps.append(
      ReportGap(
        kind: .comparison,
        reason: ReasonPhrase.claimsUnmeasured(unmeasured.joined(separator: ", ")),
        command: programs.claims(claims?.file, request)))
  }

  /// Names the comparisons of which more blocks may decide what noise leaves open.
  private func addOpenClaims(
    _ wanted: [WantedComparison], to report: inout ResearchReport, _ request: ReportRequest
  ) {
    let open = wanted.filter { $0.reason != .isMissing }
    guard !open.isEmpty else { return }
    let names = open.map { "\($0.workload) \($0.size)" }.sorted()
    report.gaps.append(
      ReportGap(
        kind: .comparison,
        reason: ReasonPhrase.leftOpen(names.joined(separator: ", ")),
        command: programs.claims(claims?.file, request, seconds: open.reduce(0) { $0 + $1.seconds })))
  }

  /// The runs that the claims rest on and those that were named; where there are none, the newest that is valid, or the
  /// newest at all. Of each that is not valid any more it is said why.
  private func addRuns(to report: inout ResearchReport, _ request: ReportRequest) throws -> [PythonBuild] {
    let verdicts = report.claims?.claims.flatMap(\.verdicts) ?? []
    var names = verdicts.flatMap(\.evidence).compactMap(\.run) + request.runs
    if names.isEmpty { names = [try results.newestRun()].compactMap(\.self) }
    var runs: [StoredRun] = []
    for name in names where !runs.contains(where: { $0.record.id == name }) {
      let run = try store.run(named: name)
      if !runs.contains(where: { $0.record.id == run.record.id }) { runs.append(run) }
    }
    runs.sort { ($0.place, $0.record.startedAt, $0.record.id) < ($1.place, $1.record.startedAt, $1.record.id) }
    for run in runs {
      report.comparisons.append(ComparisonAnalysis(run).report)
      report.sources.append(
        ReportSource(
          kind: .comparison, name: run.record.id, startedAt: run.record.startedAt, command: run.record.command))
      if let objection = results.validity.objection(to: run) {
        addGap(
          .comparison, ReasonPhrase.shownAllTheSame(run.record.id, objection), to: &report, request)
      }
    }
    if runs.isEmpty { addGap(.comparison, ReasonPhrase.noneKept(), to: &report, request) }
    return runs.flatMap(\.cells).compactMap(\.python)
  }

  private func addResults(
    to report: inout ResearchReport, _ request: ReportRequest, _ document: Document
  ) throws -> [PythonBuild] {
    let document = VerifiedDocument(document)
    let verification: VerificationReport? = try add(
      to: &report, request, where: { document.part(of: $0) != nil }, unless: document.objection)
    report.verification = verification.flatMap(document.part)
    report.probe = try add(to: &report, request)
    report.breakEven = try add(to: &report, request)
    report.calibration = try add(to: &report, request)
    try addTimelines(to: &report, request)
    let names = Set(report.sources.map(\.name))
    return try store.results().filter { names.contains($0.name) }.flatMap(\.pythons)
  }

  /// Finds the newest document of a kind, and notes where it comes from and what it lacks.
  private func add<Document: KeptDocument>(
    to report: inout ResearchReport, _ request: ReportRequest, where isWanted: (Document) -> Bool = { _ in true },
    unless objection: (Document) -> String? = { _ in nil }
  ) throws -> Document? {
    let lookup = try results.newest(Document.self, of: request.interpreters, where: isWanted, unless: objection)
    if let record = lookup.found?.record { report.sources.append(ReportSource(record)) }
    if let shortfall = lookup.shortfall ?? lookup.found?.document.openEnd {
      addGap(ReportSource.Kind(Document.kind), shortfall, to: &report, request)
    }
    return lookup.found?.document
  }

  private func addTimelines(to report: inout ResearchReport, _ request: ReportRequest) throws {
    let timelines = try results.timelines(of: request.interpreters)
    let found = timelines.current
    report.timelines = found.map(\.document)
    report.sources += found.map { ReportSource($0.record) }
    for interpreter in request.interpreters {
      for traced in programs.traced where !found.contains(where: { $0.document.shows(traced, in: interpreter) }) {
        let name = traced.split(separator: "/").last.map(String.init) ?? traced
        report.gaps.append(
          ReportGap(
            kind: .timeline, reason: ReasonPhrase.notTraced(name, interpreter.version),
            command: programs.trace([traced], with: interpreter.executable, request.keeping)))
      }
    }
    for outdated in timelines.outdated {
      let timeline = outdated.document
      report.gaps.append(
        ReportGap(
          kind: .timeline,
          reason: ReasonPhrase.scriptChanged(outdated.record.name, timeline.script?.path ?? "its program"),
          command: programs.trace(timeline.program, with: timeline.pythonExecutable, request.keeping)))
    }
  }

  /// A part that could not be measured just now is a gap, also where an earlier measurement stands in for it.
  private func add(
    _ failures: [ReportSource.Kind: String], to report: inout ResearchReport, _ request: ReportRequest
  ) {
    for kind in ReportSource.Kind.allCases {
      guard let failure = failures[kind] else { continue }
      let gaps = report.gaps.indices.filter { report.gaps[$0].kind == kind }
      for gap in gaps { report.gaps[gap].reason = ReasonPhrase.besides(report.gaps[gap].reason, failure) }
      guard gaps.isEmpty else { continue }
      let command =
        kind == .comparison && claims != nil
        ? programs.claims(claims?.file, request) : programs.command(for: kind, request)
      report.gaps.append(ReportGap(kind: kind, reason: failure, command: command))
    }
  }

  private func addGap(
    _ kind: ReportSource.Kind, _ reason: String, to report: inout ResearchReport, _ request: ReportRequest
  ) {
    report.gaps.append(ReportGap(kind: kind, reason: reason, command: programs.command(for: kind, request)))
  }
}

extension StoredRun {
  /// Of its first workload in the catalogue: reports have workloads in that order.
  fileprivate var place: Int {
    let first = cells.min { $0.index < $1.index }?.workload
    return WorkloadCatalog.all.firstIndex { $0.id == first } ?? WorkloadCatalog.all.count
  }
}
