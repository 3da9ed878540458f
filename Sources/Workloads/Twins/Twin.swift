/// The document's three programs in idiomatic Swift: same lines on standard output.
public enum Twin: String, CaseIterable, Sendable {
  /// Two threads, each printing its name.
  case threads
  /// Two processes, each printing its process identifier.
  case processes
  /// Five tasks in a task group, each waiting one second.
  case tasks

  /// Runs the program to its end.
  ///
  /// - Parameter executable: The program to start for a child process: it must call ``ProcessesTwin/child(_:)`` when it
  ///   is given the arguments `twin processes --child N`.
  public func run(executable: String) async throws {
    switch self {
    case .threads: try ThreadsTwin.run()
    case .processes: try await ProcessesTwin.run(executable: executable)
    case .tasks: try await TasksTwin.run()
    }
  }
}
