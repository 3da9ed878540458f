import Workloads

extension ResultStore {
  /// The run to go on with: one that has not finished and that nobody is carrying out.
  ///
  /// - Parameter named: As in ``run(named:)``; nil for the newest that can be gone on with.
  public func resumable(named: String?) throws(StoreError) -> StoredRun {
    if let named {
      let run = try run(named: named)
      if run.record.state == .finished { throw .nothingToResume(path: path, run: run.record.id) }
      return run
    }
    guard let newest = try runs().first(where: { $0.record.state != .finished && !$0.isUnderWay }) else {
      throw .nothingToResume(path: path, run: nil)
    }
    return try run(named: newest.record.id)
  }

  /// Makes this process the one that carries the run out, until it finishes the run or dies.
  ///
  /// - Throws: ``StoreError/claimed(run:process:)`` while another does.
  public func claim(_ run: String) throws(StoreError) {
    do {
      let number = try queue.read { try self.number(of: run, in: $0) }
      guard let claims, try claims.take(number) else {
        throw StoreError.claimed(run: run, process: claims?.owner(of: number))
      }
      try queue.write { try RunRow.begin(number, in: $0) }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
