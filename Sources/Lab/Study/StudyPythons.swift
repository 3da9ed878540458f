import Interpreters
import Store
import Workloads

/// Which interpreters a report is about when nobody names any.
public enum StudyPythons {
  /// Those that the store knows best and that are still what they were: of the named runs, or else of the newest run that
  /// measured anything, or else of all other results.
  ///
  /// - Parameter runs: As the store resolves names.
  /// - Returns: Executables, each once.
  public static func measured(in store: ResultStore, runs: [String]) throws(StoreError) -> [String] {
    var builds: [PythonBuild] = []
    let hasRuns = try store.runs().contains { $0.blocks > 0 }
    for name in runs.isEmpty && hasRuns ? ["latest"] : runs {
      builds += try store.run(named: name).cells.compactMap(\.python)
    }
    if builds.isEmpty { builds = try store.results().flatMap(\.pythons) }
    return builds.filter { PythonBuild.now($0) == $0 }.map(\.executable).reduce(into: []) { chosen, executable in
      if !chosen.contains(executable) { chosen.append(executable) }
    }
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
