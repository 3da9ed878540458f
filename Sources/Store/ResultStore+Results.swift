import GRDB
import Workloads

extension ResultStore {
  /// Keeps a result that is no comparison. Like everything here it is never changed or removed.
  public func add(_ result: KeptResult) throws(StoreError) {
    try write { database in
      let name = result.record.name
      guard try !ResultRow.exists(name, in: database), try RunRow.number(of: name, in: database) == nil else {
        throw StoreError.duplicateResult(name: name, path: self.path)
      }
      try ResultRow.insert(result, in: database)
    }
  }

  /// What there is of a kind, or of all kinds, the newest first; without the documents.
  public func results(_ kind: ResultRecord.Kind? = nil) throws(StoreError) -> [ResultRecord] {
    try read { try ResultRow.records(kind, in: $0) }
  }

  /// - Parameter named: Its name, or the beginning of only one name.
  /// - Returns: Nil where there is none.
  public func result(named: String) throws(StoreError) -> KeptResult? {
    try read { database in
      let names = try ResultRow.names(beginning: named, in: database)
      if names.count > 1 { throw StoreError.ambiguousRun(name: named, candidates: Array(names.prefix(5))) }
      return try names.first.flatMap { try ResultRow.result(named: $0, in: database) }
    }
  }

  /// The newest of a kind that is still valid; nil where there is none.
  ///
  /// - Parameter isValid: Whether it says anything about the machine, the programs and the interpreters in question.
  public func latest(
    _ kind: ResultRecord.Kind, where isValid: (ResultRecord) -> Bool
  ) throws(StoreError) -> KeptResult? {
    try read { database in
      let newest = try ResultRow.records(kind, in: database).first(where: isValid)
      return try newest.flatMap { try ResultRow.result(named: $0.name, in: database) }
    }
  }
}
