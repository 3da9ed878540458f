import Interpreters
import Store
import Workloads

/// Which interpreters a report is about when nobody names any.
public enum StudyPythons {
  /// Those of the named runs, and of all runs and results that are valid here and now; where there are none, of the newest
  /// run, or else of all results. All are still what they were when they were measured.
  ///
  /// - Parameters:
  ///   - runs: As the store resolves names.
  ///   - document: Path of the document: verifications of others do not count.
  ///   - stamp: Of the programs as they are now.
  /// - Returns: Executables, each once.
  public static func measured(
    in store: ResultStore, runs: [String], document: String, stamp: ResultStamp
  ) throws -> [String] {
    let valid = ValidResults(
      store: store, validity: ResultValidity(host: HostRecord.here, programs: stamp.programs))
    var executables = try pythons(ofRuns: runs, in: store).stillThere
    for executable in try valid.measuredPythons(ofDocument: ReportedDocument.sha256(ofFile: document))
    where !executables.contains(executable) {
      executables.append(executable)
    }
    if executables.isEmpty, let newest = try valid.newestRun() {
      executables = try pythons(ofRuns: [newest], in: store).stillThere
    }
    return executables.isEmpty ? try store.results().flatMap(\.pythons).stillThere : executables
  }

  private static func pythons(ofRuns names: [String], in store: ResultStore) throws -> [PythonBuild] {
    try names.flatMap { name in try store.withRun(named: name) { $0.outline.cells.compactMap(\.python) } }
  }
}

extension [Interpreter] {
  /// In the order in which a report has them: the one that runs where none is chosen first, then by version and path.
  public func reported(first standard: Interpreter?) -> [Interpreter] {
    let ordered = sorted(by: Interpreter.listed(_:before:))
    guard let standard, let first = ordered.first(where: { $0.executable == standard.executable }) else {
      return ordered
    }
    return [first] + ordered.filter { $0.executable != first.executable }
  }
}

extension InterpreterFinder {
  /// The standard interpreter and, beside one with a GIL, the newest that can do without.
  public func forStudies() async throws -> [Interpreter] {
    let standard = try await standard()
    guard standard.gil == .on else { return [standard] }
    let free = try await find().interpreters.last { $0.usable && $0.gil != .on }
    return [standard] + [free].compactMap(\.self)
  }
}
