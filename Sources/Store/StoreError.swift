/// Why the store of results cannot be used, or has not what was asked for.
public enum StoreError: Error, Sendable, Hashable {
  /// Nothing was ever kept there.
  ///
  /// - Parameter maker: The call that makes one.
  case absent(path: String, maker: String = "gillab compare")
  /// Another program keeps it from being written to, for longer than a few seconds.
  case locked(path: String)
  /// A later gillab has changed its tables.
  ///
  /// - Parameter migration: The first change that this gillab does not know.
  case newer(path: String, migration: String)
  /// It is no database, or one whose content contradicts itself.
  case damaged(path: String, reason: String)
  /// A database of some other program.
  case foreign(path: String)
  /// It, or its folder, may not be written to or read.
  case inaccessible(path: String, reason: String)
  /// The system would not take what was to be kept: a full disk, a quota, a failing disk.
  case full(path: String, reason: String)
  /// Anything else that SQLite says.
  case failed(path: String, reason: String)

  /// - Parameter existing: The runs whose names are most like it, newest first.
  case unknownRun(name: String, path: String, existing: [String])
  case ambiguousRun(name: String, candidates: [String])
  /// - Parameter candidates: Runs and results, of which there are some of each, or several results.
  case ambiguousName(name: String, candidates: [String])
  /// - Parameter existing: Names of runs and results that are most like it.
  case unknownName(name: String, path: String, existing: [String])
  case noRuns(path: String)
  /// There are runs, and none has a block.
  case nothingMeasured(path: String, newest: String)
  case duplicateRun(id: String, path: String)
  case duplicateResult(name: String, path: String)
  /// Nothing is left to be done in any run, or in the one that was named.
  case nothingToResume(path: String, run: String?)
  /// A process that lives is carrying the run out.
  case claimed(run: String, process: Int32?)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .absent(let path, let maker):
      "\(path): there is no store of results yet; \(maker) makes one, and --store names another"
    case .locked(let path):
      "\(path): another program has locked the store; wait for it to end, or name another store with --store"
    case .newer(let path, let migration):
      "\(path): a later gillab has changed the store (\(migration)), and it was left as it is; use that gillab, or name "
        + "another store with --store"
    case .damaged(let path, let reason):
      "\(path): the store is damaged (\(reason)), and it was left as it is; move it away, or name another with --store"
    case .foreign(let path):
      "\(path): this is another program's database, and it was left as it is; name another store with --store"
    case .inaccessible(let path, let reason):
      "\(path): \(reason); make it usable, or name another store with --store"
    case .full(let path, let reason):
      "\(path): what was just measured could not be kept (\(reason)); all earlier blocks are safe: make room on the "
        + "disk, then go on with gillab compare --resume"
    case .failed(let path, let reason):
      "\(path): \(reason); what was kept before is safe"
    case .unknownRun(let name, let path, let existing):
      "\(name): \(path) has no such run; nearest are \(existing.joined(separator: ", ")), and gillab runs lists all"
    case .ambiguousRun(let name, let candidates):
      "\(name): several runs begin like this: \(candidates.joined(separator: ", ")); write more of the name"
    case .ambiguousName(let name, let candidates):
      "\(name): several runs and results begin like this: \(candidates.joined(separator: ", ")); write more of the name"
    case .unknownName(let name, let path, let existing):
      "\(name): \(path) has no such run or result; nearest are \(existing.joined(separator: ", ")), and gillab runs lists all"
    case .noRuns(let path):
      "\(path): the store has no run yet; gillab compare makes one"
    case .nothingMeasured(let path, let newest):
      "\(path): no run has measured anything yet; gillab compare --resume goes on with \(newest)"
    case .duplicateRun(let id, let path):
      "\(id): \(path) has a run or result of this name already; begin it again under another"
    case .duplicateResult(let name, let path):
      "\(name): \(path) has a run or result of this name already; measure it again"
    case .nothingToResume(let path, nil):
      "\(path): no run was left unfinished; gillab compare begins a new one"
    case .nothingToResume(_, let run?):
      "\(run): this run is finished; gillab compare begins a new one"
    case .claimed(let run, let process):
      "\(run): this run is being carried out\(process.map { " by process \($0)" } ?? ""); wait for it, or end it first"
    }
  }
}
