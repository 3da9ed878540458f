/// Which interpreters a user asks for: the value of `--python`, or its absence.
public enum PythonSelector: Sendable, Hashable {
  /// No choice given: the one `python3` on PATH, else the system's.
  case standard
  /// The highest usable interpreter of a version; of equal ones, the first on PATH.
  case version(PythonVersion, text: String)
  /// An executable, or the folder of a virtual environment or an installation; relative or with `~` at the start.
  case path(String)
  /// A command on PATH, for example `python3.12`.
  case name(String)
  /// Every usable interpreter.
  case all

  /// Reads a value of `--python`.
  ///
  /// Every text means something: what is neither `all`, a version nor a path is the name of a command, and whether
  /// that exists is found out on resolving.
  public init(_ text: String) {
    if text == "all" {
      self = .all
    } else if let version = PythonVersion(text) {
      self = .version(version, text: text)
    } else if text.contains("/") || text.hasPrefix("~") || text.hasPrefix(".") {
      self = .path(text)
    } else {
      self = .name(text)
    }
  }
}
