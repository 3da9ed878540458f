import GRDB
import Workloads

/// Runs in their table.
enum RunRow {
  struct Counted {
    var number: Int64
    var record: RunRecord
    var cells: Int
    var blocks: Int
    var samples: Int
  }

  static func insert(_ run: RunRecord, in database: Database) throws -> Int64 {
    try database.execute(
      sql: """
        INSERT INTO run (id, startedAt, finishedAt, state, command, version, "commit", plan, host, pilotSeconds, program)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.id, run.startedAt, run.finishedAt, run.state.rawValue, try JSONText.write(run.command), run.version,
        run.commit, try JSONText.write(run.plan), try JSONText.write(run.host), run.pilotSeconds,
        try run.program.map { try JSONText.write($0) },
      ])
    return database.lastInsertedRowID
  }

  static func number(of id: String, in database: Database) throws -> Int64? {
    try Int64.fetchOne(database.cachedStatement(sql: "SELECT number FROM run WHERE id = ?"), arguments: [id])
  }

  static func finish(_ number: Int64, state: RunRecord.State, at: Double, in database: Database) throws {
    try database.execute(
      sql: "UPDATE run SET state = ?, finishedAt = ? WHERE number = ?", arguments: [state.rawValue, at, number])
  }

  static func update(_ number: Int64, pilotSeconds: Double, in database: Database) throws {
    try database.execute(sql: "UPDATE run SET pilotSeconds = ? WHERE number = ?", arguments: [pilotSeconds, number])
  }

  /// It is under way again.
  static func begin(_ number: Int64, in database: Database) throws {
    try database.execute(
      sql: "UPDATE run SET state = ?, finishedAt = NULL WHERE number = ?",
      arguments: [RunRecord.State.running.rawValue, number])
  }

  private static let columns =
    "number, id, startedAt, finishedAt, state, command, version, \"commit\", plan, host, pilotSeconds, program"

  /// All, the newest first.
  static func counted(in database: Database) throws -> [Counted] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(columns),
          (SELECT COUNT(*) FROM cell WHERE run = run.number),
          (SELECT COUNT(*) FROM block WHERE run = run.number),
          (SELECT COUNT(*) FROM sample WHERE run = run.number)
        FROM run \(RunNames.newestFirst)
        """)
    var runs: [Counted] = []
    while let row = try rows.next() {
      runs.append(
        Counted(
          number: try row.value(0), record: try record(row), cells: try row.value(12), blocks: try row.value(13),
          samples: try row.value(14)))
    }
    return runs
  }

  /// A run without its samples.
  static func outline(_ number: Int64, in database: Database) throws -> StoredRun {
    let row = try Row.fetchOne(database, sql: "SELECT \(columns) FROM run WHERE number = ?", arguments: [number])
    guard let row else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its list of runs contradicts itself")
    }
    return StoredRun(
      record: try record(row), cells: try CellRow.all(of: number, in: database),
      blocks: try BlockRow.all(of: number, in: database))
  }

  /// By position among ``columns``.
  private static func record(_ row: Row) throws -> RunRecord {
    let program: String? = try row.optional(11)
    return RunRecord(
      id: try row.value(1), startedAt: try row.value(2), finishedAt: try row.optional(3), state: try row.word(4),
      command: try row.json(5), version: try row.value(6), commit: try row.optional(7), plan: try row.json(8),
      host: try row.json(9), pilotSeconds: try row.optional(10),
      program: try program.map { try JSONText.read($0) })
  }
}
