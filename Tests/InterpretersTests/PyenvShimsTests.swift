import Testing

@testable import Interpreters

@Suite struct PyenvShimsTests {
  private let folder: TemporaryFolder
  private var root: String { "\(folder.path)/pyenv" }

  init() throws {
    folder = try TemporaryFolder()
    for version in ["3.9.18", "3.11.2", "3.11.10", "3.12.0rc1", "named"] {
      try folder.script("pyenv/versions/\(version)/bin/python3")
    }
    try folder.script("pyenv/versions/3.9.18/bin/python3.9")
    try folder.script("usual/python3")
    try folder.file("pyenv/version", "3.11.2\n")
    try folder.file("work/deep/empty")
  }

  private func target(
    _ command: String = "python3", in workingFolder: String = "work/deep", environment: [String: String] = [:]
  ) -> PyenvShims.Target {
    PyenvShims(
      root: root, environment: environment, workingFolder: "\(folder.path)/\(workingFolder)",
      otherFolders: ["\(folder.path)/nowhere", "\(folder.path)/usual"]
    ).target(of: command)
  }

  private func installed(_ version: String, _ command: String = "python3") -> PyenvShims.Target {
    .executable("\(root)/versions/\(version)/bin/\(command)")
  }

  @Test func `the global version is used when nothing else is chosen`() {
    #expect(target() == installed("3.11.2"))
  }

  @Test func `the nearest .python-version above the working folder comes before the global one`() throws {
    try folder.file("work/.python-version", "# ours\n\n  3.9.18 and a remark\r\nnamed\n")
    #expect(target() == installed("3.9.18"))
    try folder.file("work/deep/.python-version", "named\n")
    #expect(target() == installed("named"))
  }

  @Test func `PYENV_VERSION comes before every file`() throws {
    try folder.file("work/.python-version", "3.9.18\n")
    #expect(target(environment: ["PYENV_VERSION": "named"]) == installed("named"))
  }

  @Test func `PYENV_DIR stands in for the working folder`() throws {
    try folder.file("other/.python-version", "3.9.18\n")
    #expect(target(environment: ["PYENV_DIR": "\(folder.path)/other"]) == installed("3.9.18"))
  }

  @Test func `the first of several versions that has the command is used`() {
    #expect(target("python3.9", environment: ["PYENV_VERSION": "named:3.9.18"]) == installed("3.9.18", "python3.9"))
  }

  @Test func `part of a version means its highest release`() {
    #expect(target(environment: ["PYENV_VERSION": "3.11"]) == installed("3.11.10"))
    #expect(target(environment: ["PYENV_VERSION": "python-3.11.2"]) == installed("3.11.2"))
  }

  @Test func `system, and no version at all, mean the next one on PATH`() throws {
    let next = PyenvShims.Target.executable("\(folder.path)/usual/python3")
    #expect(target(environment: ["PYENV_VERSION": "system"]) == next)
    try folder.file("work/.python-version", "")
    #expect(target() == next)
  }

  @Test func `a version that is not installed is left to pyenv`() {
    #expect(target(environment: ["PYENV_VERSION": "3.14.0"]) == .undecided)
    #expect(target(environment: ["PYENV_VERSION": "3.12"]) == .undecided)
  }

  @Test func `a version in the file that would lead out of pyenv's folder is ignored`() throws {
    try folder.file("work/.python-version", "../../elsewhere\n..\n3.9.18\n")
    #expect(target() == installed("3.9.18"))
  }

  @Test func `a command that no chosen version has is nothing`() {
    #expect(target("python3.13") == .nothing)
  }
}
