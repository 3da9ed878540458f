import Testing

struct SubinterpreterTests {
  @Test(arguments: try await PythonUnderTest.withOwnGIL)
  func `Four subinterpreters hold their own GIL at the same moment and share no name`(
    python: PythonUnderTest
  ) async throws {
    let output = try await Probe.run("subinterpreters", on: python)
    #expect(
      output == """
        ["interpreter 0", true]
        ["interpreter 1", true]
        ["interpreter 2", true]
        ["interpreter 3", true]
        false

        """)
  }

  @Test(arguments: try await PythonUnderTest.withOwnGIL)
  func `A subinterpreter's error is its own result`(python: PythonUnderTest) async throws {
    let output = try await Probe.run("subinterpreterErrors", on: python)
    #expect(
      output == """
        no error: 0
        LookupError: one of three
        this thread belongs to a subinterpreter; attach to the main interpreter on another thread
        0

        """)
  }

  @Test(arguments: try await PythonUnderTest.withOwnGIL)
  func `Swift functions work in subinterpreters and in their threads`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("subinterpreterFunctions", on: python) == "[0, 1, 2] 603\n")
  }
}
