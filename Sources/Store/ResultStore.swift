import GRDB
import Workloads

/// Everything that was measured and kept, in one SQLite file: comparisons with all their samples, and other results as
/// their documents. docs/store.md describes it.
///
/// Nothing that was measured is ever changed or removed: runs, blocks, samples and results are added, and only the state
/// of a run and the outcome of its cells follow what happens. A block is kept whole or not at all. Several processes may write
/// runs at once.
public final class ResultStore: Sendable {
  public enum Access: Sendable {
    /// Makes the file where there is none, and changes an earlier gillab's to today's.
    case write
    /// Never makes or changes one.
    case read
  }

  /// Absolute.
  public let path: String
  let queue: DatabaseQueue
  /// Nil where nobody has ever written.
  let claims: ClaimFile?

  /// Opens the store.
  ///
  /// - Throws: ``StoreError``, also for a file that is damaged or another gillab's; it is then left as it is.
  public convenience init(path: String, access: Access) throws(StoreError) {
    try self.init(path: path, access: access, patienceSeconds: Connection.patienceSeconds)
  }

  /// - Parameter patienceSeconds: How long another program's lock is waited for.
  init(path: String, access: Access, patienceSeconds: Double) throws(StoreError) {
    let path = Place.absolute(path)
    self.path = path
    do {
      switch access {
      case .write:
        try Place.prepareToWrite(path)
        let claims = try ClaimFile(toWriteBeside: path)
        queue = try Connection.toWrite(path, claims: claims, patienceSeconds: patienceSeconds)
        self.claims = claims
      case .read:
        try Place.checkReadable(path)
        queue = try Connection.toRead(path, patienceSeconds: patienceSeconds)
        claims = ClaimFile(toReadBeside: path)
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Keeps a run that begins, and claims it for this process.
  ///
  /// - Throws: ``StoreError/claimed(run:process:)`` where another process holds the claim; nothing is kept then.
  public func begin(_ run: RunRecord, cells: [CellRecord]) throws(StoreError) {
    var claimed: Int64?
    do {
      try write { database in
        // One name for a run and a result would let the one hide the other.
        guard try RunRow.number(of: run.id, in: database) == nil, try !ResultRow.exists(run.id, in: database) else {
          throw StoreError.duplicateRun(id: run.id, path: self.path)
        }
        let number = try RunRow.insert(run, in: database)
        for cell in cells { try CellRow.insert(cell, run: number, in: database) }
        // Before the run is there for others to see. The number is held only where a store was removed under a run.
        guard let claims = self.claims else { return }
        guard try claims.take(number) else {
          throw StoreError.claimed(run: run.id, process: claims.owner(of: number))
        }
        claimed = number
      }
    } catch {
      if let claimed { claims?.release(claimed) }
      throw error
    }
  }

  /// Keeps what the pilot found out of cells: their status, units and repeats, and what null twins are copies of.
  ///
  /// - Parameter pilotSeconds: What it took of the budget; nil leaves what is kept.
  public func update(_ cells: [CellRecord], pilotSeconds: Double? = nil, of run: String) throws(StoreError) {
    try write { database in
      let number = try self.number(of: run, in: database)
      for cell in cells { try CellRow.update(cell, run: number, in: database) }
      if let pilotSeconds { try RunRow.update(number, pilotSeconds: pilotSeconds, in: database) }
    }
  }

  /// Keeps a block with all its samples, or, where that is not possible, nothing of it.
  public func append(_ block: BlockRecord, samples: [SampleRecord], to run: String) throws(StoreError) {
    try append([(block, samples)], to: run)
  }

  /// Keeps several blocks in one transaction.
  public func append(_ blocks: [(record: BlockRecord, samples: [SampleRecord])], to run: String) throws(StoreError) {
    try write { database in
      let number = try self.number(of: run, in: database)
      for block in blocks {
        try BlockRow.insert(block.record, run: number, in: database)
        for sample in block.samples { try SampleRow.insert(sample, run: number, in: database) }
      }
      let failing = blocks.flatMap(\.samples).filter { $0.status != .ok }.map(\.cell)
      for cell in try CellRow.doubtful(in: number, database).union(failing) {
        try CellRow.settle(cell, run: number, in: database)
      }
    }
  }

  /// Keeps how a run ended, and gives up the claim to it.
  ///
  /// - Parameter at: Seconds since 1970.
  public func finish(_ run: String, state: RunRecord.State, at: Double) throws(StoreError) {
    let number = try write { database in
      let number = try self.number(of: run, in: database)
      try RunRow.finish(number, state: state, at: at, in: database)
      return number
    }
    claims?.release(number)
  }

  func write<Value>(_ changes: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try queue.write(changes) } catch { throw StoreError(error, path: path) }
  }

  func number(of run: String, in database: Database) throws -> Int64 {
    guard let number = try RunRow.number(of: run, in: database) else {
      throw StoreError.unknownRun(name: run, path: path, existing: try RunNames.like(run, in: database))
    }
    return number
  }
}
