import Testing

struct NativeFunctionTests {
  @Test(arguments: try await PythonUnderTest.all)
  func `A function is kept from one attach to the next, for its own interpreter alone`(
    python: PythonUnderTest
  ) async throws {
    let output = try await Probe.run("keptFunctions", on: python)
    #expect(
      output == """
        42
        abab
        TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
        \(python.hasOwnGIL ? "RuntimeError: the function belongs to another interpreter\n" : "")
        """)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `Python calls Swift closures, from its own threads too`(python: PythonUnderTest) async throws {
    let output = try await Probe.run("functions", on: python)
    #expect(output == "6 abab\n(\"HI\", \"add\")\n42\n2000\n")
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `A Swift error becomes the Python exception it names, else RuntimeError`(python: PythonUnderTest) async throws {
    let output = try await Probe.run("functionErrors", on: python)
    #expect(
      output == """
        RuntimeError: the pump is broken
        KeyError: 'from Swift'
        RuntimeError: no.such.Error: from Swift
        RuntimeError: print: from Swift
        RuntimeError: from Swift
        ZeroDivisionError: division by zero
        SystemExit: 7
        TypeError: Opaque has no Swift copy; convert it in Python first
        TypeError: fail() takes no keyword arguments

        """)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `A closure is freed with its function object`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("functionLifetime", on: python) == "defined\nfreed\ndeleted\n")
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `Timed calls last as long as they were asked to`(python: PythonUnderTest) async throws {
    let output = try await Probe.run("timedCalls", on: python)
    #expect(
      output == """
        hold_gil true
        release_gil true
        (5, "hold_gil: pass the seconds, from 0 to 3600")

        """)
  }
}
