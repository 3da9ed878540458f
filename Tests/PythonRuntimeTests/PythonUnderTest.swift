import FoundationEssentials
import Glibc
import Testing

/// A CPython the tests want, and where it is on this machine.
struct PythonUnderTest: Sendable, CustomTestStringConvertible {
  /// What a skipped test says is missing: `3.13t`.
  let name: String
  /// Nil when the machine has none.
  let location: Location?

  struct Location: Sendable {
    let library: String
    let executable: String
  }

  var testDescription: String { name }

  /// Where it is; cancels the test, which then counts as skipped, when there is none.
  func located() throws -> Location {
    if let location { return location }
    try Test.cancel("no shared libpython of CPython \(name) on this machine")
  }

  static let all: [PythonUnderTest] = pyenv + [debian, freeThreaded]

  private static let home = environment("HOME") ?? "/"

  private static let pyenv = (9...13).map { minor in
    let pattern = "\(home)/.pyenv/versions/3.\(minor).*"
    return PythonUnderTest(name: "3.\(minor)", prefix: paths(pattern).last, version: "3.\(minor)")
  }

  private static let debian: PythonUnderTest = {
    let library = "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0"
    let executable = "/usr/bin/python3.11"
    let isThere = [library, executable].allSatisfy { access($0, R_OK) == 0 }
    return PythonUnderTest(
      name: "Debian's 3.11", location: isThere ? Location(library: library, executable: executable) : nil)
  }()

  private static let freeThreaded: PythonUnderTest = {
    let cache = environment("XDG_CACHE_HOME") ?? "\(home)/.cache"
    return PythonUnderTest(name: "3.13t", prefix: paths("\(cache)/gillab/free-threaded/3.*").last, version: "3.13t")
  }()

  private init(name: String, location: Location?) {
    self.name = name
    self.location = location
  }

  private init(name: String, prefix: String?, version: String) {
    let location = prefix.map {
      Location(library: "\($0)/lib/libpython\(version).so.1.0", executable: "\($0)/bin/python\(version)")
    }
    self.init(name: name, location: location.flatMap { access($0.library, R_OK) == 0 ? $0 : nil })
  }

  private static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  /// The paths a shell's pattern matches, sorted.
  private static func paths(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
