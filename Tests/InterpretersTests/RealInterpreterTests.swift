import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

@testable import Interpreters

/// Finding this machine's own interpreters; each test skips where the one it needs is missing.
@Suite struct RealInterpreterTests {
  private let folder: TemporaryFolder
  private var finder: InterpreterFinder

  init() throws {
    folder = try TemporaryFolder()
    var places = SearchPlaces.ofThisProcess
    places.workingFolder = folder.path
    places.environment["VIRTUAL_ENV"] = nil
    finder = InterpreterFinder(places: places)
    finder.cacheFile = "\(folder.path)/cache/interpreters.txt"
    finder.timeout = .seconds(60)
  }

  private func interpreter(_ selector: String) async throws -> Interpreter {
    let found = try await finder.resolve(PythonSelector(selector))
    return try #require(found.first)
  }

  private static let supported = Machine.installed("3.9.18", "3.10.13", "3.11.7", "3.12.1", "3.13.0")
  private static let tooOld = Machine.installed("2.7.18", "3.6.15", "3.7.16", "3.8.18")

  @Test(.enabled(if: !supported.isEmpty, "none of pyenv's 3.9 to 3.13 is installed"), arguments: supported)
  func `pyenv's shared builds are usable`(version: String) async throws {
    let executable = Machine.pyenv(version)
    let found = try await interpreter(executable)
    let prefix = "\(Machine.home)/.pyenv/versions/\(version)"
    let minor = version.split(separator: ".").prefix(2).joined(separator: ".")
    let number = try #require(found.number)
    #expect(
      found
        == Interpreter(
          version: version, executable: executable, library: "\(prefix)/lib/libpython\(minor).so.1.0", gil: .on,
          ownGIL: number.minor.map { $0 >= 12 } ?? false, startMethods: ["fork", "spawn", "forkserver"],
          defaultStartMethod: "fork", usable: true, reason: nil, prefix: prefix, basePrefix: prefix))
  }

  @Test(.enabled(if: !tooOld.isEmpty, "none of pyenv's 2.7 to 3.8 is installed"), arguments: tooOld)
  func `older ones are listed as too old and refused`(version: String) async throws {
    let listed = try await finder.find().interpreters.first { $0.version == version }
    #expect(listed?.reason == "Python \(version) is too old; gillab runs CPython 3.9 to 3.15")
    await #expect(throws: InterpreterError.self) { try await interpreter(version) }
  }

  @Test(.enabled(if: Machine.hasDebian, "Debian's python3.11 and libpython3.11 are not installed"))
  func `Debian's static executable is usable through the library beside it`() async throws {
    let found = try await interpreter(Machine.debian)
    #expect(found.usable)
    #expect(found.executable == Machine.debian)
    #expect(found.library == Machine.debianLibrary)
    #expect(found.prefix == "/usr")
  }

  @Test(.enabled(if: Machine.freeThreaded != nil, "no free-threaded build; make free-threaded builds one"))
  func `gillab's own free-threaded build is found and marked`() async throws {
    let executable = try #require(Machine.freeThreaded)
    let found = try await interpreter(executable)
    #expect(found.version.hasSuffix("t"))
    #expect(found.gil == .switchable)
    #expect(found.ownGIL)
    #expect(found.library?.contains("t.so") == true)
    #expect(found.usable)
    #expect(try await finder.find().interpreters.contains { $0.library == found.library })
  }

  @Test(.enabled(if: Machine.hasDebian, "Debian's python3.11 and libpython3.11 are not installed"))
  func `a virtual environment keeps its own path and its base's library`() async throws {
    let made = try await run(
      .path(FilePath(Machine.debian)), arguments: ["-m", "venv", "--without-pip", "\(folder.path)/.venv"],
      output: .discarded, error: .string(limit: 10_000))
    try #require(made.terminationStatus.isSuccess, "\(made.standardError)")
    let found = try await interpreter("./.venv")
    #expect(found.executable == "\(folder.path)/.venv/bin/python3")
    #expect(found.library == Machine.debianLibrary)
    #expect(found.prefix == "\(folder.path)/.venv")
    #expect(found.basePrefix == "/usr")
    #expect(found.isVirtualEnvironment)
    let all = try await finder.find().interpreters.map(\.executable)
    #expect(all.contains("\(folder.path)/.venv/bin/python3"))
    #expect(all.contains { !$0.hasPrefix(folder.path) && $0.contains("/bin/python3") })
  }

  @Test(.enabled(if: Machine.hasDebian, "Debian's python3.11 and libpython3.11 are not installed"))
  func `the second time no process is needed`() async throws {
    var finder = finder
    finder.places.environment["PATH"] = "/usr/bin"
    #expect(finder.rememberedStandard() == nil)
    let first = try await finder.standard()
    #expect(first.executable == "/usr/bin/python3")
    #expect(finder.rememberedStandard() == first)
    #expect(finder.remembered(.name("python3")) == [first])
    #expect(finder.remembered(.all) == nil)
    let all = try await finder.resolve(.all)
    #expect(finder.remembered(.all) == all)
  }

  @Test(
    .enabled(if: Machine.has("\(Machine.home)/.pyenv/shims/python3"), "pyenv's shims are not installed"),
    .enabled(if: Machine.has(Machine.pyenv("3.13.0")), "pyenv's Python 3.13.0 is not installed"))
  func `a shim stands for what pyenv itself runs`() async throws {
    var finder = finder
    finder.places.environment["PYENV_ROOT"] = "\(Machine.home)/.pyenv"
    finder.places.environment["PYENV_VERSION"] = nil
    try folder.file(".python-version", "3.13.0\n")
    let shim = "\(Machine.home)/.pyenv/shims/python3"
    let found = try #require(try await finder.resolve(.path(shim)).first)
    let said = try await run(
      .path(FilePath(shim)), arguments: ["-c", "import sys; print(sys.executable)"],
      environment: .inherit.updating(["PYENV_VERSION": nil]), workingDirectory: FilePath(folder.path),
      output: .string(limit: 10_000))
    #expect(found.executable == said.standardOutput.split(separator: "\n").first.map(String.init))
    #expect(try await finder.find().interpreters.allSatisfy { !$0.executable.contains("/shims/") })
  }
}
