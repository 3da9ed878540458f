import GRDB
import Workloads

/// Cells in their table.
enum CellRow {
  static func insert(_ cell: CellRecord, run: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO cell (
          run, number, workload, size, language, model, workers, python, isNullTwin, units, repeats, status, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        run, cell.index, cell.workload, cell.size, cell.language.rawValue, cell.model, cell.workers,
        try cell.python.map { try JSONText.write($0) }, cell.isNullTwin, cell.units, cell.repeats,
        cell.status.rawValue, cell.reason,
      ])
  }

  /// Only what is found out while a run goes on: which combination a cell is stays as it was.
  static func update(_ cell: CellRecord, run: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: "UPDATE cell SET units = ?, repeats = ?, status = ?, reason = ? WHERE run = ? AND number = ?"
    ).execute(arguments: [cell.units, cell.repeats, cell.status.rawValue, cell.reason, run, cell.index])
    guard database.changesCount == 1 else {
      throw DatabaseError(message: "the run has no cell \(cell.index)")
    }
  }

  static func all(of run: Int64, in database: Database) throws -> [CellRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT number, workload, size, language, model, workers, python, isNullTwin, units, repeats, status, reason
        FROM cell WHERE run = ? ORDER BY number
        """,
      arguments: [run])
    return try rows.map { row in
      let python: String? = try row.optional(6)
      return CellRecord(
        index: try row.value(0), workload: try row.value(1), size: try row.value(2), language: try row.word(3),
        model: try row.value(4), workers: try row.value(5), python: try python.map { try JSONText.read($0) },
        isNullTwin: try row.value(7), units: try row.value(8), repeats: try row.value(9), status: try row.word(10),
        reason: try row.optional(11))
    }
  }

  /// Each run's workloads, in the order of its cells.
  static func workloads(in database: Database) throws -> [Int64: [String]] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT run, workload FROM cell GROUP BY run, workload ORDER BY run, MIN(number)")
    var workloads: [Int64: [String]] = [:]
    while let row = try rows.next() { workloads[try row.value(0), default: []].append(try row.value(1)) }
    return workloads
  }
}
