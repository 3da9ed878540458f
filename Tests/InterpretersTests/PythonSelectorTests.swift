import Testing

@testable import Interpreters

@Suite struct PythonSelectorTests {
  @Test func `a value of --python is a version, a path, a command's name or all`() throws {
    let version = try #require(PythonVersion("3.13t"))
    #expect(PythonSelector("3.13t") == .version(version, text: "3.13t"))
    #expect(PythonSelector("all") == .all)
    #expect(PythonSelector("python3.12") == .name("python3.12"))
    for path in ["/usr/bin/python3", "./venv", "venv/bin/python", "~/venv", "~", ".", ".venv"] {
      #expect(PythonSelector(path) == .path(path))
    }
  }
}
