import GRDB
import Workloads

/// Results in their table.
enum ResultRow {
  static func insert(_ result: KeptResult, in database: Database) throws {
    let record = result.record
    try database.execute(
      sql: """
        INSERT INTO result (
          name, kind, startedAt, command, version, "commit", host, program, pythons, schema, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.name, record.kind.rawValue, record.startedAt, try JSONText.write(record.command), record.version,
        record.commit, try JSONText.write(record.host), try JSONText.write(record.program),
        try JSONText.write(record.pythons), record.schema, result.document,
      ])
  }

  static func exists(_ name: String, in database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM result WHERE name = ?", arguments: [name]) != nil
  }

  private static let columns =
    "name, kind, startedAt, command, version, \"commit\", host, program, pythons, schema"

  /// The newest first.
  ///
  /// - Parameter kind: Nil for all.
  static func records(_ kind: ResultRecord.Kind?, in database: Database) throws -> [ResultRecord] {
    let ofKind = kind == nil ? "" : "WHERE kind = ?"
    let rows = try Row.fetchAll(
      database, sql: "SELECT \(columns) FROM result \(ofKind) \(RunNames.newestFirst)",
      arguments: kind.map { [$0.rawValue] } ?? [])
    return try rows.map(record)
  }

  /// Those whose names begin so, the newest first; the one with this very name alone if there is one.
  static func names(beginning: String, in database: Database) throws -> [String] {
    if try exists(beginning, in: database) { return [beginning] }
    guard !beginning.isEmpty else { return [] }
    return try String.fetchAll(database, sql: "SELECT name FROM result \(RunNames.newestFirst)")
      .filter { $0.hasPrefix(beginning) }
  }

  static func result(named name: String, in database: Database) throws -> KeptResult? {
    let row = try Row.fetchOne(
      database, sql: "SELECT \(columns), document FROM result WHERE name = ?", arguments: [name])
    return try row.map { KeptResult(record: try record($0), document: try $0.value(10)) }
  }

  /// By position among ``columns``.
  private static func record(_ row: Row) throws -> ResultRecord {
    ResultRecord(
      name: try row.value(0), kind: try row.word(1), startedAt: try row.value(2), command: try row.json(3),
      version: try row.value(4), commit: try row.optional(5), host: try row.json(6), program: try row.json(7),
      pythons: try row.json(8), schema: try row.value(9))
  }
}
