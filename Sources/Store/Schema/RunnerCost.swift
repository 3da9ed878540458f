import GRDB

/// What measuring itself took in each block; null in blocks of earlier gillabs.
enum RunnerCost {
  static let name = "3: the runner's own time"

  static func make(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE block ADD COLUMN runnerSeconds REAL")
  }
}
