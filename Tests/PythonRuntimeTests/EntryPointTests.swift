import Testing

@testable import PythonRuntime

struct EntryPointTests {
  @Test(arguments: try await PythonUnderTest.all)
  func `Every entry point resolves, and the library tells its version`(python: PythonUnderTest) async throws {
    let lines = try await Probe.run("capabilities", on: python).split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    #expect(lines[0] == "3 \(python.minor) \(python.isFreeThreaded) \(python.hasOwnGIL)")
    #expect(lines[1] == "\(!python.isFreeThreaded)")
    #expect(lines[2] == "3.\(python.minor)")
  }

  @Test func `The list of entry points is in alphabetical order, without a name twice`() {
    let names = LibPython.requiredEntryPoints.prefix { !$0.hasPrefix("PyExc_") }.map { $0.lowercased() }
    #expect(names.count > 50)
    for (name, next) in zip(names, names.dropFirst()) {
      #expect(name.sortKey < next.sortKey, "\(name) stands before \(next)")
    }
  }

  @Test(arguments: ["3.13.0 (main, Jan  1 2024) [GCC]", "3.9.18+ (x)", "3.14.0rc2 free-threading build (x)"])
  func `A version is read from Python's banner`(banner: String) throws {
    let version = try #require(LibPython.Version(banner: banner))
    #expect(banner.hasPrefix("\(version) "))
  }

  @Test(arguments: ["", "3", "3.x.0 (main)", "PyPy"])
  func `A banner without a version has none`(banner: String) {
    #expect(LibPython.Version(banner: banner) == nil)
  }

  @Test func `A library that cannot be loaded says what the loader said and what to do`() {
    let error = #expect(throws: PythonError.self) { try LibPython.load(path: "/nowhere/libpython3.so") }
    #expect(
      error?.description == """
        /nowhere/libpython3.so: cannot open shared object file: No such file or directory; \
        pass the shared library (libpython3.X.so) of a CPython 3.9 or later
        """)
  }

  @Test func `A library that is no Python says which entry point it lacks`() {
    #expect(throws: PythonError.cannotLoad(library: "libm.so.6", reason: "it has no Py_BytesMain")) {
      try LibPython.load(path: "libm.so.6")
    }
  }
}

extension String {
  /// `Py_` before `PyA`, as a reader sorts them.
  fileprivate var sortKey: String { replacing("_", with: " ") }
}
