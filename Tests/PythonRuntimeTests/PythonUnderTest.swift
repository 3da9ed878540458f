import Interpreters
import Synchronization
import Testing

/// A CPython the tests want: one that was found on this machine, or a version that is missing here.
struct PythonUnderTest: Sendable, CustomTestStringConvertible {
  let version: PythonVersion
  /// Nil when the machine has none.
  let location: Location?

  struct Location: Sendable {
    let library: String
    let executable: String
  }

  /// `3.13t`, as a skipped test names it, and the executable if there is one.
  var testDescription: String { location.map { "\(name) (\($0.executable))" } ?? name }

  var isFreeThreaded: Bool { version.freeThreaded }
  var minor: Int { version.minor ?? 0 }
  var name: String { "\(version.major).\(minor)\(isFreeThreaded ? "t" : "")" }
  /// Whether the version has subinterpreters with a GIL of their own.
  var hasOwnGIL: Bool { minor >= 12 }

  /// Where it is; cancels the test, which then counts as skipped, when there is none.
  func located() throws -> Location {
    if let location { return location }
    let reason = "no usable CPython \(name) on this machine"
    // The test runner says nothing about one cancelled case of several.
    if Self.said.withLock({ $0.insert(reason).inserted }) { print("➜ Tests with \(name) skipped: \(reason)") }
    try Test.cancel("\(reason)")
  }

  private static let said = Mutex<Set<String>>([])

  /// Every usable interpreter of the machine that is no virtual environment, and every wanted version it lacks.
  static var all: [PythonUnderTest] {
    get async throws {
      let found = try await InterpreterFinder(places: .ofThisProcess).find().interpreters.compactMap { interpreter in
        interpreter.usable && !interpreter.isVirtualEnvironment ? PythonUnderTest(interpreter) : nil
      }
      let missing = wanted.filter { version in !found.contains { version.names($0.version) } }
      return found + missing.map { PythonUnderTest(version: $0, location: nil) }
    }
  }

  static var withOwnGIL: [PythonUnderTest] {
    get async throws { try await all.filter(\.hasOwnGIL) }
  }

  private static let wanted = ["3.9", "3.10", "3.11", "3.12", "3.13", "3.13t", "3.14", "3.14t"]
    .compactMap { PythonVersion($0) }

  private init?(_ interpreter: Interpreter) {
    guard let library = interpreter.library, let version = interpreter.number else { return nil }
    self.init(version: version, location: Location(library: library, executable: interpreter.executable))
  }

  private init(version: PythonVersion, location: Location?) {
    self.version = version
    self.location = location
  }
}
