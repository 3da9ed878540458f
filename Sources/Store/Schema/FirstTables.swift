import GRDB

/// The tables as they were at first: runs, their cells, blocks and samples.
///
/// Columns are named for the fields of the records. What is asked for by name only, such as facts of the host, is JSON;
/// so are lists. STRICT, so that a column holds what its type says.
enum FirstTables {
  static let name = "1: runs, cells, blocks and samples"

  static func make(_ database: Database) throws {
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try database.execute(sql: runs + samples)
  }

  private static let runs = """
    CREATE TABLE run (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      startedAt REAL NOT NULL,
      finishedAt REAL,
      state TEXT NOT NULL,
      command TEXT NOT NULL,
      version TEXT NOT NULL,
      "commit" TEXT,
      plan TEXT NOT NULL,
      host TEXT NOT NULL
    ) STRICT;

    CREATE TABLE cell (
      run INTEGER NOT NULL REFERENCES run(number),
      number INTEGER NOT NULL,
      workload TEXT NOT NULL,
      size INTEGER NOT NULL,
      language TEXT NOT NULL,
      model TEXT NOT NULL,
      workers INTEGER NOT NULL,
      python TEXT,
      isNullTwin INTEGER NOT NULL,
      units INTEGER NOT NULL,
      repeats INTEGER NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE block (
      run INTEGER NOT NULL REFERENCES run(number),
      number INTEGER NOT NULL,
      startedAt REAL NOT NULL,
      seconds REAL NOT NULL,
      contamination TEXT,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;

    """

  /// With row numbers, so that samples lie in the order in which they were taken and the index over them is small: to
  /// count a million samples takes reading the index alone.
  private static let samples = """
    CREATE TABLE sample (
      run INTEGER NOT NULL,
      block INTEGER NOT NULL,
      position INTEGER NOT NULL,
      cell INTEGER NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      unsupported TEXT,
      checksum TEXT NOT NULL,
      wallSeconds REAL NOT NULL,
      creationSeconds REAL NOT NULL,
      joinSeconds REAL NOT NULL,
      windowSeconds REAL NOT NULL,
      workers TEXT NOT NULL,
      userSeconds REAL NOT NULL,
      systemSeconds REAL NOT NULL,
      voluntarySwitches INTEGER NOT NULL,
      involuntarySwitches INTEGER NOT NULL,
      latencies BLOB NOT NULL,
      metrics TEXT NOT NULL,
      peakBytes INTEGER NOT NULL,
      load REAL,
      stealShare REAL,
      othersShare REAL,
      FOREIGN KEY (run, block) REFERENCES block(run, number),
      FOREIGN KEY (run, cell) REFERENCES cell(run, number)
    ) STRICT;

    CREATE UNIQUE INDEX sampleInBlock ON sample(run, block, position);
    """
}
