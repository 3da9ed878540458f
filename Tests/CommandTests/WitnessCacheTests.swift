import FoundationEssentials
import Glibc
import Testing

/// What verifications leave in the cache folder.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct WitnessCacheTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private var compiled: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/cache/gillab")) ?? [])
      .filter { $0.hasPrefix("witness-") }.sorted()
  }

  private func verify(with python: String) async throws {
    let document = try folder.file("guide.md", "```python\nprint(1)\n```\n")
    let ended = try await run(
      gillab, ["verify", document, "--python", python], in: folder.path, ["XDG_CACHE_HOME": folder.path + "/cache"])
    #expect(ended.status == "exit 0", "\(ended.stderr)")
  }

  /// Leaves a file as a verification would have, so many days ago.
  private func leave(_ name: String, days: Int) throws {
    let path = try folder.file("cache/gillab/\(name)", "old")
    let then = timeval(tv_sec: time(nil) - days * 86_400, tv_usec: 0)
    #expect(utimes(path, [then, then]) == 0)
  }

  @Test func `the witness compiled from an earlier source is removed when it is compiled anew, after a day`()
    async throws
  {
    let python = try await Pythons.one.executable
    try leave("witness-3130main-10207-1700000000-1.bytecode", days: 2)
    try leave("witness-3918main-10207-1700000000-1.bytecode", days: 9)
    try leave("witness-3918main-10207-1700000000-1.bytecode.4711", days: 2)
    try leave("witness-3130main-10207-1800000000-1.bytecode", days: 0)
    try leave("notes.txt", days: 9)
    try await verify(with: python)
    let left = compiled
    #expect(left.count == 2, "\(left)")
    #expect(left.contains("witness-3130main-10207-1800000000-1.bytecode"), "another gillab may still use it")
    #expect(access(folder.path + "/cache/gillab/notes.txt", F_OK) == 0)
  }

  @Test func `what was compiled from today's source stays, however old and for whichever Python`() async throws {
    let pythons = await Pythons.usable
    try await verify(with: pythons[0].executable)
    let first = try #require(compiled.first)
    #expect(compiled.count == 1)
    try leave(first, days: 9)
    // Of another interpreter, from the same source.
    let state = first.split(separator: "-").suffix(3).joined(separator: "-")
    try leave("witness-3000other-\(state)", days: 9)
    unlink(folder.path + "/cache/gillab/" + first)
    try await verify(with: pythons[0].executable)
    #expect(compiled == [first, "witness-3000other-\(state)"].sorted())
  }
}
