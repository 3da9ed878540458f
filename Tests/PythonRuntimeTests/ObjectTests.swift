import Testing

struct ObjectTests {
  @Test(arguments: try await PythonUnderTest.all)
  func `Values cross to Python and back unchanged, and what has no copy is refused`(
    python: PythonUnderTest
  ) async throws {
    let output = try await Probe.run("values", on: python)
    #expect(
      output == """
        [1, 2, 3] [0.5, 1.0]
        ["a", "b"] [7, 8]
        5 3.5 false
        xxx true
        OverflowError: int too big to convert
        TypeError: dict has no Swift copy; convert it in Python first
        UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed
        TypeError: expected str, got int
        RecursionError: the list is nested too deep

        """)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `Modules, attributes, items and calls work as in Python`(python: PythonUnderTest) async throws {
    let output = try await Probe.run("objects", on: python)
    #expect(
      output == """
        4.0 3.141592653589793
        5,4 4
        3 30 60
        /
        ["a", 1]

        """)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `An exception keeps its type, message, traceback and exit code as text`(python: PythonUnderTest) async throws {
    let output = try await Probe.run("exceptions", on: python)
    #expect(
      output == """
        ValueError bad 值 nil
        Traceback (most recent call last):
          File "notes.md", line 3, in <module>
          File "notes.md", line 2, in f
        ValueError: bad 值
        SystemExit | exit 0
        SystemExit: 3 | exit 3
        SystemExit: bye | exit 1
        KeyError | no exit
        SyntaxError
        ValueError
        json.decoder.JSONDecodeError
        __main__.Own
        ModuleNotFoundError: No module named 'no_such_module'
        AttributeError: 'int' object has no attribute 'nothing'

        """)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `Handles give back every reference they took`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("references", on: python) == "0\n")
  }
}
