import FoundationEssentials
import Testing

@testable import Interpreters

@Suite struct InterpreterCacheTests {
  private let folder: TemporaryFolder
  private let executable: String
  private let library: String
  private let cache: InterpreterCache

  init() throws {
    folder = try TemporaryFolder()
    executable = try folder.script("bin/python3")
    library = try folder.file("lib/libpython3.so", "one")
    cache = InterpreterCache(file: "\(folder.path)/cache/gillab/interpreters.txt")
  }

  private func assessment(reason: String? = nil, searched: [String] = [], lasting: Bool = true) -> Assessment {
    Assessment(
      interpreter: Interpreter(
        version: "3.13.5t", executable: executable, library: searched.isEmpty ? library : nil, gil: .switchable,
        ownGIL: true, startMethods: ["fork", "spawn"], defaultStartMethod: "fork", usable: reason == nil,
        reason: reason, prefix: folder.path, basePrefix: "/opt/my python"),
      searched: searched, lasting: lasting)
  }

  private func remembered() -> Assessment? { cache.assessment(of: executable) }

  @Test func `what is stored is remembered whole`() {
    #expect(remembered() == nil)
    cache.store([executable: assessment()])
    #expect(remembered() == assessment())
  }

  @Test func `a changed executable is asked again`() throws {
    cache.store([executable: assessment()])
    try folder.script("bin/python3", "exit 4 # now another")
    #expect(remembered() == nil)
  }

  @Test func `a changed or missing library is looked at again`() throws {
    cache.store([executable: assessment()])
    try folder.file("lib/libpython3.so", "another")
    #expect(remembered() == nil)
    cache.store([executable: assessment()])
    try FileManager.default.removeItem(atPath: library)
    #expect(remembered() == nil)
  }

  @Test func `a folder that becomes a virtual environment is asked again`() throws {
    cache.store([executable: assessment()])
    try folder.file("pyvenv.cfg", "home = /usr/bin\n")
    #expect(remembered() == nil)
  }

  @Test func `an interpreter without a library is asked again once there is one`() throws {
    let missing = assessment(reason: "it has no shared library", searched: ["\(folder.path)/lib/libpython3.13.so"])
    cache.store([executable: missing])
    #expect(remembered() == missing)
    try folder.file("lib/libpython3.13.so")
    #expect(remembered() == nil)
  }

  @Test func `what may be otherwise tomorrow is not kept`() {
    cache.store([executable: assessment(reason: "does not load", lasting: false)])
    #expect(remembered() == nil)
  }

  @Test func `what the lines cannot carry is not kept`() {
    cache.store([executable: assessment(reason: "two\nlines")])
    #expect(remembered() == nil)
  }

  @Test(arguments: [
    "", "gillab interpreters 0\n", "{\"version\": 1}", "\u{0}\u{1}\u{2}", "gillab interpreters 1\n\t\t\n",
  ])
  func `a damaged or foreign file is ignored and replaced`(text: String) throws {
    try folder.file("cache/gillab/interpreters.txt", text)
    #expect(remembered() == nil)
    cache.store([executable: assessment()])
    #expect(remembered() == assessment())
  }

  @Test func `a file cut short is ignored`() throws {
    cache.store([executable: assessment()])
    let file = "cache/gillab/interpreters.txt"
    let text = try String(contentsOfFile: "\(folder.path)/\(file)", encoding: .utf8)
    try folder.file(file, String(text.dropLast(20)))
    #expect(remembered() == nil)
  }

  @Test func `an unwritable place is as good as no cache`() throws {
    let blocked = InterpreterCache(file: try folder.file("plain") + "/interpreters.txt")
    blocked.store([executable: assessment()])
    #expect(blocked.assessment(of: executable) == nil)
    let none = InterpreterCache(file: nil)
    none.store([executable: assessment()])
    #expect(none.assessment(of: executable) == nil)
  }

  @Test func `interpreters that are gone are dropped, the others stay, and no draft is left behind`() throws {
    let other = try folder.script("bin/python3.9")
    cache.store([executable: assessment(), other: assessment()])
    try FileManager.default.removeItem(atPath: other)
    cache.store([:])
    let text = try #require(FileSystem.text(of: "\(folder.path)/cache/gillab/interpreters.txt"))
    #expect(!text.contains(other))
    #expect(remembered() == assessment())
    #expect(FileSystem.names(in: "\(folder.path)/cache/gillab") == ["interpreters.txt"])
  }
}
