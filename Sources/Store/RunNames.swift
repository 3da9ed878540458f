import GRDB

/// How a run is named on a command line: its id, the beginning of one id only, or `latest`, which is the newest that has
/// measured anything.
enum RunNames {
  static func resolve(_ name: String, in database: Database, path: String) throws -> Int64 {
    if let number = try RunRow.number(of: name, in: database) { return number }
    if name == "latest" {
      let measured = "WHERE EXISTS (SELECT 1 FROM block WHERE run = run.number)"
      if let newest = try Int64.fetchOne(database, sql: "SELECT number FROM run \(measured) \(newestFirst) LIMIT 1") {
        return newest
      }
      guard let empty = try all(in: database).first else { throw StoreError.noRuns(path: path) }
      throw StoreError.nothingMeasured(path: path, newest: empty)
    }
    let ids = try all(in: database)
    let candidates = beginning(name, among: ids)
    if candidates.count > 1 { throw StoreError.ambiguousRun(name: name, candidates: Array(candidates.prefix(5))) }
    guard let id = candidates.first, let number = try RunRow.number(of: id, in: database) else {
      if ids.isEmpty { throw StoreError.noRuns(path: path) }
      throw StoreError.unknownRun(name: name, path: path, existing: nearest(to: name, among: ids))
    }
    return number
  }

  /// Names of runs that begin so, the newest first.
  static func beginning(_ name: String, in database: Database) throws -> [String] {
    beginning(name, among: try all(in: database))
  }

  private static func beginning(_ name: String, among ids: [String]) -> [String] {
    name.isEmpty ? [] : ids.filter { $0.hasPrefix(name) }
  }

  static let newestFirst = "ORDER BY startedAt DESC, number DESC"

  /// Three at most.
  static func like(_ name: String, in database: Database) throws -> [String] {
    nearest(to: name, among: try all(in: database))
  }

  static func all(in database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT id FROM run \(newestFirst)")
  }

  /// Ids differ in digits, so those are nearest that agree in most places.
  static func nearest(to name: String, among ids: [String]) -> [String] {
    let ranked = ids.enumerated().map { place, id in
      (place: place, id: id, agreeing: zip(id, name).count { $0 == $1 })
    }
    return ranked.sorted { ($1.agreeing, $0.place) < ($0.agreeing, $1.place) }.prefix(3).map(\.id)
  }
}
