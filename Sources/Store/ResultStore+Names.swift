import GRDB
import Workloads

/// What a name of the store stands for.
public enum KeptItem: Sendable, Hashable {
  case run(StoredRun)
  case result(KeptResult)
}

extension ResultStore {
  /// A run with all its samples, or a result.
  ///
  /// - Parameter name: Its name, the beginning of only one name of both, or `latest`, which is a run.
  /// - Throws: ``StoreError/ambiguousName(name:candidates:)``, ``StoreError/unknownName(name:path:existing:)``,
  ///   ``StoreError/noRuns(path:)``, …
  public func item(named name: String) throws(StoreError) -> KeptItem {
    let isResult = try read { database in
      if try name == "latest" || RunRow.number(of: name, in: database) != nil { return false }
      if try ResultRow.exists(name, in: database) { return true }
      let runs = try RunNames.beginning(name, in: database)
      let results = try ResultRow.names(beginning: name, in: database)
      if runs.count + results.count > 1 {
        let candidates = (runs + results).sorted(by: >)
        throw StoreError.ambiguousName(name: name, candidates: Array(candidates.prefix(5)))
      }
      if runs.isEmpty, results.isEmpty {
        let all = try (ResultRow.records(nil, in: database).map(\.name) + RunNames.all(in: database)).sorted(by: >)
        if !all.isEmpty {
          throw StoreError.unknownName(name: name, path: self.path, existing: RunNames.nearest(to: name, among: all))
        }
      }
      return !results.isEmpty
    }
    // Nothing is ever removed: what was there a moment ago still is.
    if isResult, let result = try result(named: name) { return .result(result) }
    return .run(try run(named: name))
  }
}
