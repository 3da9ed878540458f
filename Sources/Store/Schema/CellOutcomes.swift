import GRDB

/// What each cell's samples add up to, beside what the pilot saw; and a view that goes by it.
///
/// Kept because SQL cannot say it in a line. The rule here is the one of the day when this migration was made, frozen: what
/// a store of an earlier gillab becomes must not depend on how the living rule (`CellOutcome`) goes on.
enum CellOutcomes {
  static let name = "4: outcomes of cells, and the pilot's time"

  static func make(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE cell ADD COLUMN outcome TEXT;
        ALTER TABLE cell ADD COLUMN outcomeReason TEXT;
        ALTER TABLE run ADD COLUMN pilotSeconds REAL;
        DROP VIEW figure;

        CREATE VIEW figure AS
        SELECT
          run.id AS run, cell.workload, cell.size, cell.language, cell.model, cell.workers,
          json_extract(cell.python, '$.version') AS python, cell.isNullTwin,
          sample.block, sample.position, sample.status, cell.outcome,
          CASE WHEN sample.status = 'ok' AND cell.outcome = 'ok'
            THEN sample.wallSeconds / cell.units / cell.repeats END AS secondsPerUnit,
          sample.wallSeconds, sample.userSeconds + sample.systemSeconds AS cpuSeconds, sample.peakBytes,
          block.contamination
        FROM sample
        JOIN run ON run.number = sample.run
        JOIN cell ON cell.run = sample.run AND cell.number = sample.cell
        JOIN block ON block.run = sample.run AND block.number = sample.block;

        UPDATE cell SET outcome = status, outcomeReason = reason;
        """)
    let failing = try Row.fetchAll(database, sql: "SELECT DISTINCT run, cell FROM sample WHERE status != 'ok'")
    for row in failing { try settle(cell: try row.value(1), run: try row.value(0), in: database) }
  }

  /// What was seen of a cell, once, and why.
  private struct Sight {
    let status: String
    let reason: String?

    init(_ row: Row) throws {
      status = try row.value(0)
      reason = try row.optional(1)
    }
  }

  private static func settle(cell: Int, run: Int64, in database: Database) throws {
    let pilot = try Row.fetchOne(
      database, sql: "SELECT status, reason FROM cell WHERE run = ? AND number = ?", arguments: [run, cell])
    guard let pilot = try pilot.map(Sight.init) else { return }
    let samples = try Row.fetchAll(
      database, sql: "SELECT status, reason FROM sample WHERE run = ? AND cell = ? ORDER BY block",
      arguments: [run, cell]
    ).map(Sight.init)
    let (status, reason) = outcome(pilot, samples)
    try database.execute(
      sql: "UPDATE cell SET outcome = ?, outcomeReason = ? WHERE run = ? AND number = ?",
      arguments: [status, reason, run, cell])
  }

  /// One wrong sum makes a cell wrong; one that fails in fewer than half of its samples is `ok` with a note; else it is
  /// what most of its failures are.
  private static func outcome(_ pilot: Sight, _ samples: [Sight]) -> (status: String, reason: String?) {
    if ["wrong", "unsupported"].contains(pilot.status) { return (pilot.status, pilot.reason) }
    let failures = samples.filter { $0.status != "ok" }
    if let wrong = failures.first(where: { $0.status == "wrong" }) { return (wrong.status, wrong.reason) }
    let counts = failures.reduce(into: [String: Int]()) { counts, failure in counts[failure.status, default: 0] += 1 }
    let most = counts.values.max()
    guard let failure = failures.first(where: { counts[$0.status] == most }) else {
      return (pilot.status, pilot.reason)
    }
    guard failures.count * 2 < samples.count else { return (failure.status, failure.reason) }
    let clause = [failure.status, failure.reason].compactMap(\.self).joined(separator: ": ")
    return ("ok", "\(failures.count) of \(samples.count) samples \(clause)")
  }
}
