import GRDB

/// Samples by cell: an index for reading one cell's samples block by block, and a view for who asks by hand.
enum CellOrder {
  static let name = "2: samples by cell"

  static func make(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE INDEX sampleOfCell ON sample(run, cell, block);

        CREATE VIEW figure AS
        SELECT
          run.id AS run, cell.workload, cell.size, cell.language, cell.model, cell.workers,
          json_extract(cell.python, '$.version') AS python, cell.isNullTwin,
          sample.block, sample.position, sample.status,
          sample.wallSeconds / cell.units / cell.repeats AS secondsPerUnit,
          sample.wallSeconds, sample.userSeconds + sample.systemSeconds AS cpuSeconds, sample.peakBytes,
          block.contamination
        FROM sample
        JOIN run ON run.number = sample.run
        JOIN cell ON cell.run = sample.run AND cell.number = sample.cell
        JOIN block ON block.run = sample.run AND block.number = sample.block;
        """)
  }
}
