import FoundationEssentials
import PyScripts
import Testing

@testable import Interpreters

@Suite struct ProbeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func facts(of executable: String, timeout: Duration = .seconds(60)) async throws -> ProbeFacts {
    try await Probe(
      script: try PyScripts.locate().path("interpreters/probe.py"),
      environment: ["PATH": "/usr/bin:/bin", "PYTHONHOME": "/nowhere"], workingFolder: folder.path, timeout: timeout
    ).facts(of: executable)
  }

  private func complaint(_ script: String, timeout: Duration = .seconds(60)) async throws -> String? {
    let executable = try folder.script("python3", script)
    do {
      _ = try await facts(of: executable, timeout: timeout)
      return nil
    } catch let failure as ProbeFailure {
      return failure.reason
    }
  }

  @Test(
    .enabled(if: Machine.has(Machine.pyenv("2.7.18")), "pyenv's Python 2.7.18 is not installed"))
  func `Python 2 answers although it lacks the option for isolation`() async throws {
    let facts = try await facts(of: Machine.pyenv("2.7.18"))
    #expect(facts.versionText == "2.7.18")
    #expect(facts.implementation == "cpython")
    #expect(facts.startMethods == [])
  }

  @Test(
    .enabled(if: Machine.has(Machine.pyenv("3.6.15")), "pyenv's Python 3.6.15 is not installed"))
  func `an old Python 3 answers`() async throws {
    let facts = try await facts(of: Machine.pyenv("3.6.15"))
    #expect(facts.versionText == "3.6.15")
    #expect(facts.abiFlags == "m")
    #expect(facts.loadedLibrary?.hasSuffix("/lib/libpython3.6m.so.1.0") == true)
  }

  @Test(.enabled(if: Machine.hasDebian, "Debian's python3.11 and libpython3.11 are not installed"))
  func `a static executable says that it runs on no library`() async throws {
    let facts = try await facts(of: Machine.debian)
    #expect(facts.loadedLibrary == nil)
    #expect(SharedLibrary(for: facts).path == Machine.debianLibrary)
  }

  @Test func `one that ends badly is quoted: its first line, or a traceback's last`() async throws {
    #expect(
      try await complaint("echo 'pyenv: no such version' >&2; echo 'more' >&2; exit 127")
        == "it ended with exit status 127: pyenv: no such version")
    #expect(
      try await complaint("printf 'Traceback (most recent call last):\\n  x\\nImportError: json\\n' >&2; exit 1")
        == "it ended with exit status 1: ImportError: json")
    #expect(try await complaint("kill -SEGV $$") == "it ended with signal 11")
  }

  @Test(arguments: ["true", "echo hello", "echo '{}'", "echo '{\"version\": [3]}'", "printf '\\377\\376\\n'"])
  func `one that answers something else is no Python`(script: String) async throws {
    #expect(try await complaint(script) == "it does not run Python code")
  }

  @Test func `one that does not answer in time is ended with what it started`() async throws {
    let file = "\(folder.path)/child"
    let reason = try await complaint("sleep 60 & echo $! >'\(file)'; wait", timeout: .seconds(1))
    #expect(reason == "it did not answer within 1.0 seconds")
    let child = try #require(Int32(try String(contentsOfFile: file, encoding: .utf8).filter(\.isNumber)))
    // Ended, though perhaps not yet waited for: only a process that runs on has a command line.
    #expect((try? String(contentsOfFile: "/proc/\(child)/cmdline", encoding: .utf8)) ?? "" == "")
  }

  @Test func `one that is not a program is reported`() async throws {
    let text = try folder.file("python3", "just text", executable: true)
    await #expect(throws: ProbeFailure(reason: "it does not start: Exec format error")) { try await facts(of: text) }
    await #expect(throws: ProbeFailure(reason: "it is not an executable file")) { try await facts(of: folder.path) }
    await #expect(throws: ProbeFailure(reason: "there is no such file")) { try await facts(of: "/none") }
  }
}
