import GRDB
import Workloads

extension ResultStore {
  /// Makes this process the one that goes on with an unfinished run, and only then reads it: nobody can have added to it
  /// in between.
  ///
  /// The run's state is as it was; ``begin(again:)`` says that it is under way, ``release(_:)`` that it is not to be.
  ///
  /// - Parameter named: As in ``run(named:)``; nil and `latest` for the newest that can be gone on with, also one that has
  ///   measured nothing yet.
  /// - Throws: ``StoreError/claimed(run:process:)`` while another process carries it out.
  public func claim(unfinished named: String?) throws(StoreError) -> StoredRun {
    let id = try named == nil || named == "latest" ? newestUnfinished() : run(id: named ?? "")
    let number = try take(id)
    do {
      let run = try run(named: id)
      if run.record.state == .finished { throw StoreError.nothingToResume(path: path, run: id) }
      return run
    } catch {
      claims?.release(number)
      throw StoreError(error, path: path)
    }
  }

  /// Marks a run that was claimed as being under way.
  public func begin(again run: String) throws(StoreError) {
    try write { database in try RunRow.begin(try self.number(of: run, in: database), in: database) }
  }

  /// Gives up a claim; the run stays as it is.
  public func release(_ run: String) throws(StoreError) {
    let number = try read { try self.number(of: run, in: $0) }
    claims?.release(number)
  }

  private func newestUnfinished() throws(StoreError) -> String {
    guard let newest = try runs().first(where: { $0.record.state != .finished && !$0.isUnderWay }) else {
      throw .nothingToResume(path: path, run: nil)
    }
    return newest.record.id
  }

  /// The whole name of a run.
  private func run(id named: String) throws(StoreError) -> String {
    try read { database in
      let number = try RunNames.resolve(named, in: database, path: self.path)
      return try RunRow.outline(number, in: database).record.id
    }
  }

  private func take(_ run: String) throws(StoreError) -> Int64 {
    let number = try read { try self.number(of: run, in: $0) }
    guard let claims, try claims.take(number) else {
      throw .claimed(run: run, process: claims?.owner(of: number))
    }
    return number
  }
}
