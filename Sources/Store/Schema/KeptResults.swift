import GRDB

/// What is measured beside comparisons: one document each, with what it was measured with.
enum KeptResults {
  static let name = "6: results that are no comparisons"

  static func make(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE result (
          number INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          kind TEXT NOT NULL,
          startedAt REAL NOT NULL,
          command TEXT NOT NULL,
          version TEXT NOT NULL,
          "commit" TEXT,
          host TEXT NOT NULL,
          program TEXT NOT NULL,
          pythons TEXT NOT NULL,
          schema TEXT NOT NULL,
          document TEXT NOT NULL
        ) STRICT;

        CREATE INDEX resultOfKind ON result(kind, startedAt);
        """)
  }
}
