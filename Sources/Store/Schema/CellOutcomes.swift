import GRDB
import Workloads

/// What each cell's samples add up to, beside what the pilot saw; and a view that goes by it.
///
/// Kept because SQL cannot say it in a line, and a second wording of the rule would come to differ from
/// ``Workloads/CellOutcome``.
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
    for row in failing { try CellRow.settle(try row.value(1), run: try row.value(0), in: database) }
  }
}
