import GRDB
import Workloads

extension ResultStore {
  /// Every run, the newest first.
  public func runs() throws(StoreError) -> [RunSummary] {
    try read { database in
      let workloads = try CellRow.workloads(in: database)
      return try RunRow.counted(in: database).map { run in
        RunSummary(
          record: run.record, cells: run.cells, blocks: run.blocks, samples: run.samples,
          workloads: workloads[run.number] ?? [], isUnderWay: self.claims?.isTaken(run.number) ?? false)
      }
    }
  }

  /// A run with all its samples.
  ///
  /// - Parameter named: Its id, the beginning of only one id, or `latest`.
  public func run(named: String) throws(StoreError) -> StoredRun {
    try read { database in
      let reading = try self.reading(named: named, in: database)
      var run = reading.outline
      try reading.forEachSample { run.samples.append($0) }
      return run
    }
  }

  /// Reads a run piece by piece, however many samples it has; all from one state of the store.
  ///
  /// - Parameter named: As in ``run(named:)``.
  /// - Throws: ``StoreError``, or what `body` throws.
  public func withRun<Value>(named: String, _ body: (RunReading) throws -> Value) throws -> Value {
    do {
      return try queue.read { try body(self.reading(named: named, in: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  private func reading(named: String, in database: Database) throws -> RunReading {
    let number = try RunNames.resolve(named, in: database, path: path)
    return RunReading(outline: try RunRow.outline(number, in: database), number: number, database: database)
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
  }
}

/// A run that is being read.
public struct RunReading {
  public enum Order: Sendable {
    /// By block, then by position: as they were taken.
    case time
    /// By cell, then by block.
    case cell
  }

  /// The run without its samples.
  public let outline: StoredRun
  let number: Int64
  let database: Database

  /// Numbers of the cells whose outcome is `ok`: those of others are no figures, whatever single samples say.
  public func measuredCells() throws -> Set<Int> { try CellRow.measured(in: number, database) }

  /// Hands over one sample after the other; only one is in memory at a time.
  public func forEachSample(by order: Order = .time, _ body: (SampleRecord) throws -> Void) throws {
    let rows = try SampleRow.cursor(number, order: order, in: database)
    while let row = try rows.next() { try body(try SampleRow.record(row)) }
  }
}
