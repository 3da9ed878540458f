/// One Python on this machine, and whether gillab can embed it.
public struct Interpreter: Codable, Sendable, Hashable {
  /// Whether its threads run Python one at a time.
  public enum GIL: String, Codable, Sendable {
    /// A normal build: the lock is always there.
    case on
    /// The lock is not there and cannot be had.
    case off
    /// A free-threaded build: `-X gil=` and `PYTHON_GIL` choose, and an extension module may switch the lock on.
    case switchable
  }

  /// For example `3.13.0`, `3.15.0a2`, or `3.13.5t` for a free-threaded build; `unknown` where it would not say.
  public let version: String
  /// Absolute path of the command a user would run; in a virtual environment, the environment's own.
  public let executable: String
  /// Absolute path of its shared libpython, nil if there is none.
  public let library: String?
  public let gil: GIL
  /// Whether a subinterpreter can have a lock of its own (3.12 and later).
  public let ownGIL: Bool
  /// What `multiprocessing` can start processes with here; empty where it would not say.
  public let startMethods: [String]
  /// What `multiprocessing` starts processes with when told nothing; nil where it would not say.
  public let defaultStartMethod: String?
  /// Whether gillab can run it.
  public let usable: Bool
  /// Why it is not usable and what to do about it; nil if it is.
  public let reason: String?
  /// Folder of the virtual environment it belongs to, else the folder it is installed in.
  public let prefix: String
  /// Folder its standard library is installed in; differs from `prefix` in a virtual environment.
  public let basePrefix: String

  /// The version in parts, nil if unknown.
  public var number: PythonVersion? { PythonVersion(version) }

  /// Whether it belongs to a virtual environment.
  public var isVirtualEnvironment: Bool { prefix != basePrefix }
}

extension Interpreter {
  /// Stands for an executable the user named that does not run as Python.
  init(broken executable: String, reason: String) {
    self.init(
      version: "unknown", executable: executable, library: nil, gil: .on, ownGIL: false, startMethods: [],
      defaultStartMethod: nil, usable: false, reason: reason, prefix: "", basePrefix: "")
  }

  /// Order of lists: by version, then by path; unknown versions last.
  public static func listed(_ left: Interpreter, before right: Interpreter) -> Bool {
    switch (left.number, right.number) {
    case (let a?, let b?) where a != b: a < b
    case (nil, _?): false
    case (_?, nil): true
    default: left.executable < right.executable
    }
  }
}
