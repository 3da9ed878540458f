import GRDB
import Workloads

/// Cells in their table.
enum CellRow {
  static func insert(_ cell: CellRecord, run: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO cell (
          run, number, workload, size, language, model, workers, python, isNullTwin, units, repeats, status, reason,
          outcome, outcomeReason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        run, cell.index, cell.workload, cell.size, cell.language.rawValue, cell.model, cell.workers,
        try cell.python.map { try JSONText.write($0) }, cell.isNullTwin, cell.units, cell.repeats,
        cell.status.rawValue, cell.reason, cell.status.rawValue, cell.reason,
      ])
  }

  /// Only what is found out while a run goes on: which combination a cell is stays as it was, but for a null twin, which
  /// becomes a copy of whatever the pilot shows to be the baseline.
  static func update(_ cell: CellRecord, run: Int64, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        UPDATE cell SET
          language = CASE WHEN isNullTwin THEN ? ELSE language END, python = CASE WHEN isNullTwin THEN ? ELSE python END,
          model = CASE WHEN isNullTwin THEN ? ELSE model END, workers = CASE WHEN isNullTwin THEN ? ELSE workers END,
          units = ?, repeats = ?, status = ?, reason = ?
        WHERE run = ? AND number = ?
        """
    ).execute(
      arguments: [
        cell.language.rawValue, try cell.python.map { try JSONText.write($0) }, cell.model, cell.workers, cell.units,
        cell.repeats, cell.status.rawValue, cell.reason, run, cell.index,
      ])
    guard database.changesCount == 1 else {
      throw DatabaseError(message: "the run has no cell \(cell.index)")
    }
    try settle(cell.index, run: run, in: database)
  }

  /// Keeps what a cell's samples add up to by now.
  static func settle(_ cell: Int, run: Int64, in database: Database) throws {
    let pilot = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT status, reason FROM cell WHERE run = ? AND number = ?"),
      arguments: [run, cell])
    guard let pilot else { return }
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT status, reason FROM sample WHERE run = ? AND cell = ? ORDER BY block"),
      arguments: [run, cell])
    let samples = try rows.map { CellOutcome.Sample(status: try $0.word(0), reason: try $0.optional(1)) }
    let outcome = CellOutcome(pilot: try pilot.word(0), reason: try pilot.optional(1), samples: samples)
    try database.cachedStatement(
      sql: "UPDATE cell SET outcome = ?, outcomeReason = ? WHERE run = ? AND number = ?"
    ).execute(arguments: [outcome.status.rawValue, outcome.reason, run, cell])
  }

  /// The cells of which something else was seen than that they work: more samples may change what they add up to.
  static func doubtful(in run: Int64, _ database: Database) throws -> Set<Int> {
    Set(
      try Int.fetchAll(
        database, sql: "SELECT number FROM cell WHERE run = ? AND (outcome != ? OR outcomeReason IS NOT NULL)",
        arguments: [run, CellRecord.Status.ok.rawValue]))
  }

  /// The cells whose figures count.
  static func measured(in run: Int64, _ database: Database) throws -> Set<Int> {
    Set(
      try Int.fetchAll(
        database, sql: "SELECT number FROM cell WHERE run = ? AND outcome = ?",
        arguments: [run, CellRecord.Status.ok.rawValue]))
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
