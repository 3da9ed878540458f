import FoundationEssentials
import Interpreters
import Testing
import Workloads

/// `gillab releases` on calls whose answer is known.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct ReleasesCommandTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func report(_ call: String, _ options: [String] = [], in python: Interpreter) async throws -> ReleaseReport {
    let ended = try await run(
      gillab, ["releases", call, "--python", python.executable, "--seconds", "0.1", "--json", "-"] + options,
      in: folder.path)
    #expect(ended.status == "exit 0", "\(ended.stderr)")
    return try JSONDecoder().decode(ReleaseReport.self, from: Data(ended.stdout.utf8))
  }

  @Test(arguments: await Pythons.withGIL)
  func `calls that let go and calls that do not are told apart`(python: Interpreter) async throws {
    let sleep = try await report("time.sleep(0.01)", in: python)
    #expect(sleep.releases == true)
    #expect(try #require(sleep.releasedShare) > 0)
    let hash = try await report("hashlib.sha256(data).digest()", ["--setup", "data = bytes(10**7)"], in: python)
    #expect(hash.releases == true)
    #expect(hash.releasesPerCall == 1)
    // A loop in C, and one in Python, which is only ever made to let go.
    for call in ["sum(range(10**6))", "[x for x in range(10**5)]"] {
      let held = try await report(call, in: python)
      #expect(held.releases == false)
      #expect(held.releasedShare == 0)
      #expect(held.releasesPerCall == 0)
      #expect(held.progress == 0)
    }
  }

  @Test(arguments: await Pythons.freeThreaded)
  func `where there is no GIL there is no answer`(python: Interpreter) async throws {
    let report = try await report("sum(range(10**5))", in: python)
    #expect(report.releases == nil)
    #expect(report.reason?.contains("without a GIL") == true)
    let ended = try await run(
      gillab, ["releases", "sum(range(10**5))", "--python", python.executable, "--seconds", "0.1", "--expect", "yes"])
    #expect(ended.status == "exit 2")
  }

  @Test func `an expectation decides the status`() async throws {
    let python = try await Pythons.one
    for (expected, status) in [("yes", "exit 1"), ("no", "exit 0")] {
      let ended = try await run(
        gillab,
        ["releases", "sum(range(10**5))", "--python", python.executable, "--seconds", "0.1", "--expect", expected])
      #expect(ended.status == status)
    }
  }

  @Test func `what the call prints goes nowhere`() async throws {
    let python = try await Pythons.one
    let ended = try await run(
      gillab, ["releases", "print('noise', flush=True)", "--python", python.executable, "--seconds", "0.1"])
    #expect(!ended.stdout.contains("noise\n"))
    #expect(ended.stdout.contains("releases the GIL"))
  }

  @Test func `a call that cannot be measured is explained`() async throws {
    let python = try await Pythons.one
    for (arguments, message) in [
      (["zlib.compress"], "gillab: zlib.compress: it is a function and not a call; pass zlib.compress(…)\n"),
      (["nowhere()"], "gillab: nowhere(): NameError: name 'nowhere' is not defined\n"),
      (["1 / 0"], "gillab: 1 / 0: ZeroDivisionError: division by zero\n"),
      (["len(x)", "--setup", "import nosuch"], "gillab: --setup: ModuleNotFoundError: No module named 'nosuch'\n"),
      (["__import__('os')._exit(9)"], "its process ended with status 9 and left no result\n"),
    ] {
      let ended = try await run(gillab, ["releases", "--python", python.executable] + arguments, in: folder.path)
      #expect(ended.status == "exit 2")
      #expect(ended.stderr.hasSuffix(message), "\(ended.stderr)")
      #expect(ended.stdout == "")
    }
  }
}
