import GRDB

/// Which programs measured each run; null in runs of earlier gillabs.
enum MeasuringPrograms {
  static let name = "5: the programs that measured"

  static func make(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE run ADD COLUMN program TEXT")
  }
}
