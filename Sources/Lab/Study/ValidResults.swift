import FoundationEssentials
import Interpreters
import Store
import Workloads

/// The results of a store that are valid here and now.
struct ValidResults {
  /// A result with its document.
  struct Found<Document> {
    var record: ResultRecord
    var document: Document
  }

  /// What was looked for.
  struct Lookup<Document> {
    /// The newest that is whole and has all interpreters, or else the newest that is whole, or the newest at all.
    var found: Found<Document>?
    /// What is missing, as a clause; nil where nothing is.
    var shortfall: String?
  }

  let store: ResultStore
  let validity: ResultValidity

  /// - Parameters:
  ///   - isWanted: Whether a document is about what is looked for.
  ///   - objection: Why one that is does not count all the same, as a clause.
  func newest<Document: KeptDocument>(
    _ type: Document.Type, of interpreters: [Interpreter], where isWanted: (Document) -> Bool = { _ in true },
    unless objection: (Document) -> String? = { _ in nil }
  ) throws -> Lookup<Document> {
    var second: Lookup<Document>?
    var refusal: String?
    for record in try valid(Document.kind) {
      guard let document: Document = try document(of: record), isWanted(document) else { continue }
      if let objection = objection(document) {
        refusal = refusal ?? Self.refusal(of: record, objection)
        continue
      }
      let found = Found(record: record, document: document)
      let missing = interpreters.filter { python in !record.pythons.contains { $0.executable == python.executable } }
      if missing.isEmpty, !document.isPartial { return Lookup(found: found, shortfall: nil) }
      guard second == nil || second?.found?.document.isPartial == true && !document.isPartial else { continue }
      let versions = missing.map(\.version).joined(separator: ", ")
      second = Lookup(
        found: found,
        shortfall: document.isPartial
          ? ReasonPhrase.endedEarly(record.name) : ReasonPhrase.pythonsNotMeasured(versions))
    }
    return try second ?? Lookup(found: nil, shortfall: refusal ?? absence(of: Document.kind))
  }

  /// Time lines, in the interpreters' order, then the programs'.
  struct Timelines {
    /// The newest of each program in each interpreter.
    var current: [Found<GILTimeline>]
    /// Likewise where the program's script is there and was another whenever it was traced.
    var outdated: [Found<GILTimeline>]
  }

  func timelines(of interpreters: [Interpreter]) throws -> Timelines {
    var current: [[String]: Found<GILTimeline>] = [:]
    var outdated: [[String]: Found<GILTimeline>] = [:]
    for record in try valid(.timeline) {
      guard let timeline: GILTimeline = try document(of: record) else { continue }
      let key = [timeline.pythonExecutable, timeline.script?.path ?? ""] + timeline.program
      let found = Found(record: record, document: timeline)
      switch timeline.script?.state ?? .same {
      case .same: current[key] = current[key] ?? found
      case .changed: outdated[key] = outdated[key] ?? found
      // Nobody can trace it again.
      case .gone: break
      }
    }
    for key in current.keys { outdated[key] = nil }
    func sorted(_ newest: [[String]: Found<GILTimeline>]) -> [Found<GILTimeline>] {
      // Scripts of two folders may have the same command line.
      let ordered = newest.sorted { left, right in
        let words = (
          left.value.document.program.joined(separator: " "), right.value.document.program.joined(separator: " ")
        )
        return (words.0, left.key[1]) < (words.1, right.key[1])
      }.map(\.value)
      return interpreters.flatMap { python in ordered.filter { $0.document.pythonExecutable == python.executable } }
    }
    return Timelines(current: sorted(current), outdated: sorted(outdated))
  }

  /// The name of the newest run with a block that is valid, or else of the newest with a block; nil where there is none.
  func newestRun() throws -> String? {
    let runs = try store.runs().filter { $0.blocks > 0 }
    let valid = try runs.first { summary in
      guard validity.objection(to: summary.record) == nil else { return false }
      return try store.withRun(named: summary.record.id) { validity.objection(to: $0.outline) == nil }
    }
    return (valid ?? runs.first)?.record.id
  }

  /// Executables of the interpreters that valid runs, and valid results about a document or about none, were made with; each
  /// once, the newest runs' first.
  ///
  /// - Parameter sha256: The document's.
  func measuredPythons(ofDocument sha256: String) throws -> [String] {
    var builds: [PythonBuild] = []
    for summary in try store.runs() where summary.blocks > 0 && validity.objection(to: summary.record) == nil {
      builds += try store.withRun(named: summary.record.id) { $0.outline.cells.compactMap(\.python) }
    }
    for kind in ResultRecord.Kind.allCases {
      for record in try valid(kind) {
        if kind == .verification {
          let report: VerificationReport? = try document(of: record)
          guard report?.documents.contains(where: { $0.sha256 == sha256 }) == true else { continue }
        }
        builds += record.pythons
      }
    }
    return builds.stillThere
  }

  /// The newest first.
  private func valid(_ kind: ResultRecord.Kind) throws -> [ResultRecord] {
    try store.results(kind).filter { validity.objection(to: $0) == nil }
  }

  /// Why there is none that is valid.
  private func absence(of kind: ResultRecord.Kind) throws -> String {
    guard let newest = try store.results(kind).first, let objection = validity.objection(to: newest) else {
      return ReasonPhrase.noneKept()
    }
    return Self.refusal(of: newest, objection)
  }

  private static func refusal(of record: ResultRecord, _ objection: String) -> String {
    ReasonPhrase.lastDoesNotCount(record.name, objection)
  }

  /// - Throws: `StoreError.damaged` where it is not what its kind says.
  private func document<Document: KeptDocument>(of record: ResultRecord) throws -> Document? {
    guard let text = try store.result(named: record.name)?.document else { return nil }
    do {
      return try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    } catch {
      throw StoreError.damaged(path: store.path, reason: "the result \(record.name) cannot be read: \(error)")
    }
  }
}

extension ResultValidity {
  func objection(to run: StoredRun) -> String? {
    objection(
      to: run.record, pythons: Array(Set(run.cells.compactMap(\.python))).sorted { $0.executable < $1.executable })
  }
}

extension [PythonBuild] {
  /// Executables of those that are what they were, each once.
  var stillThere: [String] {
    var found: [String] = []
    var seen: Set<PythonBuild> = []
    for build in self where seen.insert(build).inserted && !found.contains(build.executable) {
      if PythonBuild.now(build) == build { found.append(build.executable) }
    }
    return found
  }
}
