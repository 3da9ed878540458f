import Testing

@testable import Interpreters

@Suite struct JudgeTests {
  private let folder: TemporaryFolder
  private let executable: String
  private let judge = Judge(libraryCheck: { _ in nil })

  init() throws {
    folder = try TemporaryFolder()
    executable = try folder.script("bin/python3")
  }

  private func facts(
    _ version: [Int] = [3, 12, 1], implementation: String = "cpython", freeThreaded: Bool = false,
    libraryName: String = "libpython3.12.so.1.0", basePrefix: String? = nil
  ) -> ProbeFacts {
    ProbeFacts(
      implementation: implementation, version: version, releaseLevel: "final", serial: 0, freeThreaded: freeThreaded,
      abiFlags: freeThreaded ? "t" : "", executable: executable, basePrefix: basePrefix ?? folder.path,
      libraryName: libraryName, libraryFolder: "/elsewhere/lib", multiarch: "x86_64-linux-gnu", loadedLibrary: nil,
      startMethods: ["fork", "spawn", "forkserver"], defaultStartMethod: "fork")
  }

  private func assess(_ facts: ProbeFacts, judge: Judge? = nil) async -> Interpreter {
    await (judge ?? self.judge).assess(facts, executable: executable).interpreter
  }

  @Test func `a supported CPython with a shared library is usable`() async throws {
    let library = try folder.file("lib/libpython3.12.so.1.0")
    let interpreter = await assess(facts())
    #expect(interpreter.usable)
    #expect(interpreter.reason == nil)
    #expect(interpreter.library == library)
    #expect(interpreter.version == "3.12.1")
    #expect(interpreter.gil == .on)
    #expect(interpreter.ownGIL)
    #expect(!interpreter.isVirtualEnvironment)
  }

  @Test func `own-GIL subinterpreters begin with 3.12`() async {
    #expect(await assess(facts([3, 11, 7])).ownGIL == false)
    #expect(await assess(facts([3, 12, 0])).ownGIL)
  }

  @Test func `a free-threaded build is marked and its lock is switchable`() async throws {
    let library = try folder.file("lib/x86_64-linux-gnu/libpython3.13t.so.1.0")
    let interpreter = await assess(facts([3, 13, 5], freeThreaded: true, libraryName: "libpython3.13t.a"))
    #expect(interpreter.version == "3.13.5t")
    #expect(interpreter.gil == .switchable)
    #expect(interpreter.library == library)
    #expect(interpreter.usable)
  }

  @Test func `another implementation is refused by name`() async {
    let interpreter = await assess(facts([3, 10, 14], implementation: "pypy"))
    #expect(interpreter.reason == "it is pypy, not CPython; gillab runs CPython 3.9 to 3.15")
    #expect(!interpreter.usable)
    #expect(!interpreter.ownGIL)
  }

  @Test func `versions outside the range are refused`() async {
    #expect(await assess(facts([3, 8, 18])).reason == "Python 3.8.18 is too old; gillab runs CPython 3.9 to 3.15")
    #expect(await assess(facts([2, 7, 18])).reason == "Python 2.7.18 is too old; gillab runs CPython 3.9 to 3.15")
    #expect(await assess(facts([3, 16, 0])).reason == "Python 3.16.0 is too new; gillab runs CPython 3.9 to 3.15")
  }

  @Test func `a static build is told how to be built otherwise`() async {
    let interpreter = await assess(facts(libraryName: "libpython3.12.a"))
    let lib = "\(folder.path)/lib"
    #expect(
      interpreter.reason == """
        it has no shared library: no \(lib)/libpython3.12.so.1.0 nor \(lib)/x86_64-linux-gnu/libpython3.12.so.1.0; \
        build it with --enable-shared (pyenv: PYTHON_CONFIGURE_OPTS=--enable-shared)
        """)
    #expect(interpreter.library == nil)
  }

  @Test func `a distribution's static executable is told which package has the library`() async {
    let name = "libpython3.99.so.1.0"
    let absent = SharedLibrary.absence(facts([3, 15, 0], basePrefix: "/usr"), searched: ["/usr/lib/\(name)"])
    #expect(absent == "it has no shared library: no /usr/lib/\(name); install the package libpython3.15")
  }

  @Test func `a library that does not load is not usable and not remembered`() async throws {
    let library = try folder.file("lib/libpython3.12.so.1.0")
    let judge = Judge(libraryCheck: { _ in "undefined symbol: Py_BytesMain" })
    let assessment = await judge.assess(facts(), executable: executable)
    #expect(assessment.interpreter.reason == "\(library): undefined symbol: Py_BytesMain")
    #expect(assessment.interpreter.library == library)
    #expect(!assessment.lasting)
  }

  @Test func `the header of a library tells whether this machine can load it`() throws {
    #expect(ELFHeader.objection(to: "/proc/self/exe") == nil)
    #expect(ELFHeader.objection(to: "\(folder.path)/none") == "no such file")
    #expect(ELFHeader.objection(to: executable) == "not a shared library")
    let foreign = try folder.file("foreign", "\u{7F}ELF" + String(repeating: "\u{1}", count: 16))
    #expect(ELFHeader.objection(to: foreign) == "a library for another kind of processor")
  }
}
