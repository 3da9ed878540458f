import FoundationEssentials
import Glibc
import Interpreters
import Lab
import Testing
import Workloads

/// Output that is too much, or no text.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct FloodTests {
  private func run(_ block: String, outputLimitBytes: Int, timeoutSeconds: Double = 60) async throws -> RunReport {
    let outcome = try await Bench(blocks: block).verify(
      [try await Pythons.one], timeoutSeconds: timeoutSeconds, outputLimitBytes: outputLimitBytes)
    return outcome.report.documents[0].snippets[0].runs[0]
  }

  @Test func `bytes that are no UTF-8 are repaired, and that is said`() async throws {
    let run = try await run(
      "import os\nos.write(1, b'a\\xff\\xfeb')\nos.write(2, b'\\xe4\\xb8')", outputLimitBytes: 100)
    #expect(
      run.told == """
        ok 0
        note output-repaired: standard output: not UTF-8; wrong bytes are shown as U+FFFD
        note output-repaired: standard error: not UTF-8; wrong bytes are shown as U+FFFD
        """)
    #expect(run.stdout == "a\u{FFFD}\u{FFFD}b")
    #expect(run.stderr == "\u{FFFD}")
  }

  @Test func `100 MB on each stream are cut to the limit, and that is said`() async throws {
    let block = """
      import os

      for _ in range(1600):
          for stream in (1, 2):
              rest = b"x" * 62_500
              while rest:
                  rest = rest[os.write(stream, rest):]
      """
    let run = try await run(block, outputLimitBytes: 1000)
    #expect(
      run.told == """
        ok 0
        note output-cut: standard output: 100000000 bytes, of which the first 1000 are kept
        note output-cut: standard error: 100000000 bytes, of which the first 1000 are kept
        """)
    #expect(run.stdout == String(repeating: "x", count: 1000))
    #expect(run.stderr == String(repeating: "x", count: 1000))
  }

  @Test func `a cut falls between characters, never inside one`() async throws {
    let run = try await run("print('中文' * 100, end='')", outputLimitBytes: 10)
    #expect(run.told == "ok 0\nnote output-cut: standard output: 600 bytes, of which the first 9 are kept")
    #expect(run.stdout == "中文中")
  }

  @Test func `a flood that never ends is ended at its time`() async throws {
    let run = try await run(
      "import os, signal\nsignal.signal(2, signal.SIG_IGN)\nwhile True:\n    os.write(1, b'x' * 65536)",
      outputLimitBytes: 10, timeoutSeconds: 1)
    #expect(run.status == .timeout)
    #expect(run.stdout == "xxxxxxxxxx")
    #expect(run.notes.map(\.kind) == ["output-cut"])
  }
}
