import GRDB

/// The tables of a store, and how those of earlier gillabs become today's. docs/store.md describes them.
enum Schema {
  /// Marks a file as gillab's: `glab` in ASCII, in SQLite's field for it.
  static let applicationID = 0x676C_6162

  /// A migration that was released is never changed: another follows it.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(FirstTables.name, migrate: FirstTables.make)
    migrator.registerMigration(CellOrder.name, migrate: CellOrder.make)
    migrator.registerMigration(RunnerCost.name, migrate: RunnerCost.make)
    migrator.registerMigration(CellOutcomes.name, migrate: CellOutcomes.make)
    migrator.registerMigration(MeasuringPrograms.name, migrate: MeasuringPrograms.make)
    migrator.registerMigration(KeptResults.name, migrate: KeptResults.make)
    return migrator
  }

  /// What a file holds, before anything is written to it.
  enum Content: Equatable {
    /// No table at all.
    case nothing
    case current
    /// Tables of an earlier gillab.
    case older
  }

  /// Looks without writing.
  static func content(of database: Database, path: String) throws -> Content {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard application == applicationID else {
      let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") ?? 0
      guard application == 0, tables == 0 else { throw StoreError.foreign(path: path) }
      return .nothing
    }
    let known = migrator.migrations
    let applied = try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY rowid")
    if let unknown = applied.first(where: { !known.contains($0) }) {
      throw StoreError.newer(path: path, migration: unknown)
    }
    return Set(applied) == Set(known) ? .current : .older
  }
}
