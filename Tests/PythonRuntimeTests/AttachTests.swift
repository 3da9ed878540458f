import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

struct AttachTests {
  @Test(arguments: try await PythonUnderTest.all)
  func `An embedded Python has the prefix and the executable of its own interpreter`(python: PythonUnderTest)
    async throws
  {
    let location = try python.located()
    let own = try await Self.identity(of: location.executable)
    #expect(try await Probe.run("identity", on: python) == own)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `A virtual environment's Python has the environment's prefix`(python: PythonUnderTest) async throws {
    let location = try python.located()
    let folder = FileManager.default.temporaryDirectory.path + "/environment-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try await Subprocess.run(
      .path(FilePath(location.executable)), arguments: ["-m", "venv", "--without-pip", folder], output: .discarded)
    let executable = "\(folder)/bin/python"
    try #require(FileManager.default.isExecutableFile(atPath: executable), "venv made no environment")
    let own = try await Self.identity(of: executable)
    #expect(own.contains("\(folder)"))
    #expect(try await Probe.run("identity", library: location.library, executable: executable) == own)
  }

  /// What `Subject.identity` prints, from the interpreter itself.
  private static func identity(of executable: String) async throws -> String {
    let code = """
      import json, os, sys
      print(json.dumps([sys.executable, sys.prefix, sys.base_prefix, sys.exec_prefix, os.__file__]))
      """
    return try await Subprocess.run(
      .path(FilePath(executable)), arguments: ["-c", code], output: .string(limit: 1 << 16)
    ).standardOutput
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `Eight threads attach, and all of them meet while detached`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("threads", on: python) == "[1, 2, 5, 10, 17, 26, 37, 50]\n1\n")
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `A thread attaches again inside attach and inside detach`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("nesting", on: python) == "6\n")
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `Two attached threads meet without a GIL, and take turns with one`(python: PythonUnderTest) async throws {
    let expected = python.isFreeThreaded ? "met while attached\n" : "took turns\n"
    #expect(try await Probe.run("rendezvous", on: python) == expected)
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `What would hang or crash is refused with what to do`(python: PythonUnderTest) async throws {
    let library = try python.located().library
    let attached =
      python.hasOwnGIL
      ? "withOwnGILSubinterpreters: this thread is attached and would wait for itself; call it outside attach, or inside detach"
      : nil
    let lines = try await Probe.run("refusals", on: python).split(separator: "\n").map(String.init)
    try #require(lines.count == 6)
    #expect(
      lines[0] == "/nowhere/libpython3.so: this process already holds \(library); use one process for each Python")
    #expect(lines[1] == "\(library): this process already started its interpreter; use a new process")
    #expect(attached == nil ? lines[2].hasSuffix("use CPython 3.12 or later") : lines[2] == attached)
    #expect(
      lines[3] == "attach: it blocks, and this thread belongs to Swift's tasks; call it on a DedicatedThread")
    #expect(lines[4] == "the interpreter is shutting down; attach before the body of Runtime.run returns")
    #expect(lines[5] == lines[1])
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `The shutdown waits for a thread that is still attached`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("shutdown", on: python) == "true\n")
  }

  @Test(arguments: try await PythonUnderTest.all)
  func `An exit handler may call a Swift function that detaches`(python: PythonUnderTest) async throws {
    #expect(try await Probe.run("exitHandler", on: python) == "body ends\nfarewell\nshut down\n")
  }
}
