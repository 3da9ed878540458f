/// Why no interpreter can be had for a selector.
public enum InterpreterError: Error, Equatable {
  /// No file or folder of this path.
  case missing(path: String)
  /// No command of this name in PATH's folders.
  case noSuchCommand(String)
  /// A folder that holds no `bin/python`.
  case noInterpreterIn(folder: String)
  /// A file that does not run as Python.
  case notAnInterpreter(executable: String, reason: String)
  /// A Python that gillab cannot run, and those that it could.
  case unusable(Interpreter, usable: [Interpreter])
  /// No interpreter of this version, and those there are.
  case noSuchVersion(String, usable: [Interpreter])
  /// Nothing was chosen and there is no `python3`.
  case noStandard(usable: [Interpreter])
  /// Not one interpreter on this machine can be used.
  case noneUsable(found: [Interpreter])
  /// gillab's own file that asks an interpreter what it is cannot be found.
  case noProbe(String)
}

extension InterpreterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such file; `gillab pythons` lists the interpreters there are"
    case .noSuchCommand(let name):
      "\(name): no such command on PATH; name a version, a path, or one that `gillab pythons` lists"
    case .noInterpreterIn(let folder):
      "\(folder): no bin/python3 or bin/python in this folder; name a virtual environment or an interpreter"
    case .notAnInterpreter(let executable, let reason):
      "\(executable): not a Python interpreter: \(reason); `gillab pythons` lists those there are"
    case .unusable(let interpreter, let usable):
      "\(interpreter.executable): \(interpreter.reason ?? "cannot be used")\(Self.choice(usable))"
    case .noSuchVersion(let text, let usable):
      "\(text): no Python of this version\(Self.choice(usable))"
    case .noStandard(let usable):
      "python3: not on PATH nor in /usr/bin; install one, or choose with --python\(Self.choice(usable))"
    case .noneUsable(let found):
      "no Python here can be used"
        + (found.isEmpty
          ? "; install one, for example Debian's python3 and libpython3-dev"
          : ":" + found.map { "\n  \($0.executable) (\($0.version)): \($0.reason ?? "cannot be used")" }.joined())
    case .noProbe(let reason): reason
    }
  }

  private static func choice(_ usable: [Interpreter]) -> String {
    guard !usable.isEmpty else { return "; no other Python here can be used" }
    return "; usable here:" + usable.map { "\n  \($0.version)  \($0.executable)" }.joined()
  }
}
