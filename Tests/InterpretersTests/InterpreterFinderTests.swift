import Testing

@testable import Interpreters

/// Finding and choosing among made-up interpreters, which are the same on every machine.
@Suite struct InterpreterFinderTests {
  private let folder: TemporaryFolder
  private var finder: InterpreterFinder
  private var root: String { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    finder = InterpreterFinder(
      places: SearchPlaces(
        environment: ["PATH": "\(folder.path)/a/bin:\(folder.path)/b/bin"], home: "\(folder.path)/home",
        workingFolder: folder.path, systemFolders: [], sharedCondaFolders: []),
      libraryCheck: { _ in nil })
  }

  /// Writes an interpreter `FOLDER/bin/NAME`; returns its absolute path.
  @discardableResult
  private func install(_ version: String, as path: String, library: Bool = true) throws -> String {
    let prefix = path.prefix { $0 != "/" }
    let minor = version.split(separator: ".").prefix(2).joined(separator: ".")
    if library { try folder.file("\(prefix)/lib/libpython\(minor).so.1.0") }
    return try folder.script(path, FakePython.script(version: version, in: "\(root)/\(prefix)"))
  }

  private func resolved(_ selector: String) async throws -> [String] {
    try await finder.resolve(PythonSelector(selector)).map(\.executable)
  }

  /// What resolving says went wrong, the test's folder left out.
  private func complaint(_ selector: PythonSelector) async -> String? {
    do {
      _ = try await finder.resolve(selector)
      return nil
    } catch {
      return error.description.replacing(root, with: "")
    }
  }

  @Test func `interpreters are listed by version; broken ones are skipped unless named`() async throws {
    try install("3.13.0", as: "a/bin/python3.13")
    try install("3.9.18", as: "b/bin/python3.9")
    try install("3.8.1", as: "b/bin/python3.8")
    try folder.script("b/bin/python3", "exit 3")
    var finder = finder
    finder.places.environment["GILLAB_PYTHONS"] = try folder.script("c/anything", "exit 4")
    let found = try await finder.find()
    #expect(found.interpreters.map(\.version) == ["3.8.1", "3.9.18", "3.13.0", "unknown"])
    #expect(found.interpreters.map(\.usable) == [false, true, true, false])
    #expect(found.interpreters.last?.reason == "it ended with exit status 4")
    #expect(
      found.skipped == [SkippedExecutable(executable: "\(root)/b/bin/python3", reason: "it ended with exit status 3")])
  }

  @Test func `a version means its highest usable one, of equals the first on PATH`() async throws {
    let first = try install("3.11.7", as: "a/bin/python3.11")
    try install("3.11.7", as: "b/bin/python3")
    let oldest = try install("3.9.18", as: "b/bin/python3.9")
    try install("3.12.1", as: "b/bin/python3.12", library: false)
    #expect(try await resolved("3.11") == [first])
    #expect(try await resolved("3") == [first])
    #expect(try await resolved("3.9.18") == [oldest])
    #expect(try await resolved("all") == [oldest, first, "\(root)/b/bin/python3"])
  }

  @Test func `a path may be a folder, and a name is looked up on PATH`() async throws {
    let python = try install("3.11.7", as: "b/bin/python3.11")
    #expect(try await resolved(python) == [python])
    #expect(try await resolved("b/bin/python3.11") == [python])
    #expect(try await resolved("./b") == [python])
    #expect(try await resolved("b") == [python])
    #expect(try await resolved("python3.11") == [python])
  }

  @Test func `what cannot be had is said with what can`() async throws {
    #expect(
      await complaint(.all)
        == "no Python here can be used; install one, for example Debian's python3 and libpython3-dev")
    #expect(
      await complaint(.standard)
        == """
        python3: not on PATH nor in /usr/bin; install one, or choose with --python; no other Python here can be used
        """)
    try install("3.11.7", as: "a/bin/python3.11")
    try install("3.8.1", as: "b/bin/python3")
    try folder.file("text")
    try folder.script("broken", "echo 'sh: what?' >&2; exit 2")
    let choice = "; usable here:\n  3.11.7  /a/bin/python3.11"
    #expect(
      await complaint(.standard)
        == "/b/bin/python3: Python 3.8.1 is too old; gillab runs CPython 3.9 to 3.15\(choice)")
    #expect(await complaint(PythonSelector("3.14")) == "3.14: no Python of this version\(choice)")
    #expect(
      await complaint(PythonSelector("3.8"))
        == "/b/bin/python3: Python 3.8.1 is too old; gillab runs CPython 3.9 to 3.15\(choice)")
    #expect(
      await complaint(PythonSelector("./none"))
        == "/none: no such file; `gillab pythons` lists the interpreters there are")
    #expect(
      await complaint(PythonSelector("none"))
        == "none: no such command on PATH; name a version, a path, or one that `gillab pythons` lists")
    #expect(
      await complaint(PythonSelector("./home/../a/lib"))
        == "/home/../a/lib: no bin/python3 or bin/python in this folder; name a virtual environment or an interpreter")
    #expect(
      await complaint(PythonSelector("./text"))
        == "/text: not a Python interpreter: it is not an executable file; `gillab pythons` lists those there are")
    #expect(
      await complaint(PythonSelector("./broken"))
        == """
        /broken: not a Python interpreter: it ended with exit status 2: sh: what?; `gillab pythons` lists those there are
        """)
  }

  @Test func `when none can be used, each says why`() async throws {
    try install("3.8.1", as: "a/bin/python3")
    try folder.script("b/bin/python3", FakePython.script(version: "3.10.14", implementation: "pypy", in: "\(root)/b"))
    #expect(
      await complaint(.all) == """
        no Python here can be used:
          /a/bin/python3 (3.8.1): Python 3.8.1 is too old; gillab runs CPython 3.9 to 3.15
          /b/bin/python3 (3.10.14): it is pypy, not CPython; gillab runs CPython 3.9 to 3.15
        """)
  }
}
