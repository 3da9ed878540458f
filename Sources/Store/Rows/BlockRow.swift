import GRDB
import Workloads

/// Blocks in their table.
enum BlockRow {
  static func insert(_ block: BlockRecord, run: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO block (run, number, startedAt, seconds, contamination, runnerSeconds) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [run, block.number, block.startedAt, block.seconds, block.contamination, block.runnerSeconds])
  }

  static func all(of run: Int64, in database: Database) throws -> [BlockRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT number, startedAt, seconds, contamination, runnerSeconds FROM block WHERE run = ? ORDER BY number",
      arguments: [run])
    return try rows.map { row in
      BlockRecord(
        number: try row.value(0), startedAt: try row.value(1), seconds: try row.value(2),
        contamination: try row.optional(3), runnerSeconds: try row.optional(4))
    }
  }
}
