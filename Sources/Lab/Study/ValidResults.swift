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

  /// - Parameter isWanted: Whether a document is about what is looked for.
  func newest<Document: KeptDocument>(
    _ type: Document.Type, of interpreters: [Interpreter], where isWanted: (Document) -> Bool = { _ in true }
  ) throws -> Lookup<Document> {
    var second: Lookup<Document>?
    for record in try valid(Document.kind) {
      guard let document: Document = try document(of: record), isWanted(document) else { continue }
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
    return try second ?? Lookup(found: nil, shortfall: absence(of: Document.kind))
  }

  /// The newest time line of each program in each of these interpreters, in the interpreters' order, then the programs'.
  func timelines(of interpreters: [Interpreter]) throws -> [Found<GILTimeline>] {
    var newest: [[String]: Found<GILTimeline>] = [:]
    for record in try valid(.timeline) {
      guard let timeline: GILTimeline = try document(of: record) else { continue }
      let key = [timeline.pythonExecutable] + timeline.program
      if newest[key] == nil { newest[key] = Found(record: record, document: timeline) }
    }
    return interpreters.flatMap { interpreter in
      newest.values.filter { $0.document.pythonExecutable == interpreter.executable }
        .sorted { ($0.document.program.joined(separator: " ")) < ($1.document.program.joined(separator: " ")) }
    }
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
    return "the last one, \(newest.name), does not count: \(objection)"
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
