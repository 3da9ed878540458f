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
          ? "\(record.name) was ended before everything was measured" : "Python \(versions) was not measured")
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

  /// The newest first.
  private func valid(_ kind: ResultRecord.Kind) throws -> [ResultRecord] {
    try store.results(kind).filter { validity.objection(to: $0) == nil }
  }

  /// Why there is none that is valid.
  private func absence(of kind: ResultRecord.Kind) throws -> String {
    guard let newest = try store.results(kind).first, let objection = validity.objection(to: newest) else {
      return "none was kept"
    }
    return Self.refusal(of: newest, objection)
  }

  private static func refusal(of record: ResultRecord, _ objection: String) -> String {
    "the last one, \(record.name), does not count: \(objection)"
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
