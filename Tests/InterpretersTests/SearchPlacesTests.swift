import FoundationEssentials
import Testing

@testable import Interpreters

@Suite struct SearchPlacesTests {
  private let folder: TemporaryFolder
  private var places: SearchPlaces

  init() throws {
    folder = try TemporaryFolder()
    places = SearchPlaces(
      environment: ["PATH": "\(folder.path)/first:\(folder.path)/second"], home: "\(folder.path)/home",
      workingFolder: "\(folder.path)/work", systemFolders: ["\(folder.path)/system"],
      sharedCondaFolders: ["\(folder.path)/conda"])
  }

  /// Paths of the candidates below the test's folder.
  private func found(_ places: SearchPlaces) -> [String] {
    places.candidates().map { String($0.executable.dropFirst(folder.path.count + 1)) }
  }

  @Test func `every place is searched, in an order that prefers what a user would run`() throws {
    let expected = [
      "first/python3.12", "second/python3", "second/python3.13t", "system/python3", "active/bin/python",
      "work/.venv/bin/python3", "work/venv/bin/python", "home/.pyenv/versions/2.7.18/bin/python",
      "home/.local/share/uv/python/cpython-3.12/bin/python3", "current/bin/python", "home/miniconda3/bin/python",
      "home/miniconda3/envs/one/bin/python", "conda/bin/python", "conda/envs/two/bin/python", "listed/bin/python",
      "home/.cache/gillab/free-threaded/3.13.5/bin/python3.13t",
    ]
    for path in expected { try folder.script(path) }
    try folder.file("home/.conda/environments.txt", "\(folder.path)/listed\n\(folder.path)/gone\n")
    for name in ["python3-config", "python3.12-gdb.py", "pythonw", "python3.", "python3.1.2"] {
      try folder.script("first/\(name)")
    }
    try folder.file("second/python3.11", "not executable")
    var places = places
    places.environment["VIRTUAL_ENV"] = "\(folder.path)/active"
    places.environment["CONDA_PREFIX"] = "\(folder.path)/current"
    #expect(found(places) == expected)
  }

  @Test func `variables move the places that tools install to`() throws {
    let expected = [
      "named/some-python", "pyenv/versions/3.9.1/bin/python3", "uv/a/bin/python3",
      "cache/gillab/free-threaded/3.13.5/bin/python3.13t",
    ]
    for path in expected { try folder.script(path) }
    var places = places
    places.environment["GILLAB_PYTHONS"] = "\(folder.path)/named/some-python"
    places.environment["PYENV_ROOT"] = "\(folder.path)/pyenv"
    places.environment["UV_PYTHON_INSTALL_DIR"] = "\(folder.path)/uv"
    places.environment["XDG_CACHE_HOME"] = "\(folder.path)/cache"
    #expect(found(places) == expected)
    #expect(places.candidates().first?.named == true)
  }

  @Test func `names of one program count once, a virtual environment's apart from its base's`() throws {
    let program = try folder.link("base/bin/python3.11", to: "/bin/true")
    #expect(PythonCommands.isWrapper(program))
    let python = try folder.file("base/bin/python3.12", "\u{7F}ELF", executable: true)
    try folder.link("first/python3", to: python)
    try folder.link("second/python3.12", to: python)
    try folder.link("work/.venv/bin/python", to: python)
    try folder.link("work/.venv/bin/python3", to: "python")
    try folder.file("work/.venv/pyvenv.cfg", "home = /\n")
    #expect(found(places) == ["first/python3", "work/.venv/bin/python3"])
  }

  @Test func `a free-threaded interpreter goes by the name that says so`() throws {
    let python = try folder.file("first/python3.13", "\u{7F}ELF", executable: true)
    try FileManager.default.linkItem(atPath: python, toPath: "\(folder.path)/first/python3.13t")
    #expect(found(places) == ["first/python3.13t"])
  }

  @Test func `pyenv's shims stand for what they run and are no candidates themselves`() throws {
    for path in [
      ".pyenv/shims/python3", ".pyenv/shims/python3.9", ".pyenv/versions/3.11.7/bin/python3",
      ".pyenv/versions/3.9.18/bin/python3.9",
    ] {
      try folder.script("home/\(path)")
    }
    try folder.file("home/.pyenv/version", "3.11.7\n")
    var places = places
    places.environment["PATH"] = "\(folder.path)/home/.pyenv/shims"
    #expect(
      found(places) == ["home/.pyenv/versions/3.11.7/bin/python3", "home/.pyenv/versions/3.9.18/bin/python3.9"])
    #expect(places.command("python3") == "\(folder.path)/home/.pyenv/versions/3.11.7/bin/python3")
  }

  @Test func `the standard interpreter is PATH's, else the system's`() throws {
    #expect(places.standardExecutable == nil)
    try folder.script("system/python3")
    #expect(places.standardExecutable == "\(folder.path)/system/python3")
    try folder.script("second/python3")
    #expect(places.standardExecutable == "\(folder.path)/second/python3")
  }

  @Test func `paths are taken as a shell would take them`() {
    #expect(places.absolute("~/x/") == "\(folder.path)/home/x")
    #expect(places.absolute("./x") == "\(folder.path)/work/x")
    #expect(places.absolute("") == "\(folder.path)/work")
    #expect(places.absolute("/x") == "/x")
    #expect(places.absolute("/") == "/")
  }
}
