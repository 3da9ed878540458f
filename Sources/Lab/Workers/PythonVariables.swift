import FoundationEssentials

/// The environment's variables by which a user tells interpreters what to do: `PYTHONPATH`, `PYTHON_GIL` and all others
/// whose names begin so.
enum PythonVariables {
  /// Those of this process, which a traced program has too.
  static var all: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix(prefix) }
  }

  /// Those of this process that workers have.
  static var ofWorkers: [String: String] { passedOn(of: all) }

  /// Without the variables that change how an interpreter writes and warns.
  ///
  /// PYTHONUNBUFFERED, which many containers set, lets the lines of two processes run together; a document's reader does
  /// not have it. PYTHONPATH stays, and so does what chooses the GIL.
  ///
  /// - Parameter environment: Variables of others than Python's stay all.
  static func passedOn(of environment: [String: String]) -> [String: String] {
    environment.filter { !$0.key.hasPrefix(prefix) || kept.contains($0.key) }
  }

  private static let prefix = "PYTHON"
  private static let kept = ["PYTHONPATH", "PYTHON_GIL"]
}
