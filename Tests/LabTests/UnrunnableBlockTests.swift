import Interpreters
import Lab
import Testing
import Workloads

/// Documents and blocks with nothing to run in them: each gives a clear result, and the rest go on.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct UnrunnableBlockTests {
  @Test(arguments: await Pythons.span)
  func `a block that the parser refuses is told once, and the next one runs`(python: Interpreter) async throws {
    let bench = try Bench(blocks: "print 'Python 2'", "print(1)")
    let outcome = try await bench.verify([python], [.fork, .spawn])
    let blocks = outcome.report.documents[0].snippets
    let message = "Missing parentheses in call to 'print'. Did you mean print('Python 2')?"
    let newer = "Missing parentheses in call to 'print'. Did you mean print(...)?"
    let told = "Python \(python.version) cannot parse it: \(python.version.hasPrefix("3.9") ? message : newer)"
    #expect(blocks[0].runs.map(\.told) == ["skipped\n2: unparsable: \(told)"])
    #expect(blocks[1].runs.map(\.status) == [.ok, .skipped])
    #expect(outcome.exitCode == 1)
  }

  @Test(arguments: [
    (">>> 1 + 1\n2", "2: unparsable: Python V cannot parse it: invalid syntax"),
    ("print（1）", "2: unparsable: Python V cannot parse it: invalid character '（' (U+FF08)"),
    ("x = 1\nprint(“1”)", "3: unparsable: Python V cannot parse it: invalid character '“' (U+201C)"),
    (
      "def f():\nreturn 1",
      "3: unparsable: Python V cannot parse it: expected an indented block after function definition on line 2"
    ),
    (
      "Traceback (most recent call last):",
      "2: unparsable: Python V cannot parse it: invalid syntax. Perhaps you forgot a comma?"
    ),
    ("print(1)\0", "unparsable: Python V cannot parse it: source code string cannot contain null bytes"),
  ])
  func `what is no Python 3 is told with the parser's message`(block: String, finding: String) async throws {
    let python = try await Pythons.one
    let runs = try await Bench(blocks: block).runs([python])
    #expect(runs.map { $0.told.replacing(python.version, with: "V") } == ["skipped\n" + finding])
  }

  @Test(arguments: await Pythons.span)
  func `a block too deep for the parser does not keep the others from running`(python: Interpreter) async throws {
    let bench = try Bench(blocks: "print(1)", "x = " + String(repeating: "-", count: 200_000) + "1", "print(3)")
    let blocks = try await bench.verify([python]).report.documents[0].snippets
    #expect(blocks.map { $0.runs[0].status } == [.ok, .skipped, .ok])
    #expect(blocks[1].runs[0].findings.map(\.kind) == ["unparsable"])
    #expect(blocks[1].runs[0].findings.map(\.line) == [5])
  }

  @Test func `none of several Pythons that can parse a block is told once`() async throws {
    let pythons = await Pythons.all
    let runs = try await Bench(blocks: ">>> 1").runs(pythons, [.fork, .spawn])
    let whose = pythons.count == 1 ? "Python \(pythons[0].version) cannot" : "none of the \(pythons.count) Pythons can"
    #expect(runs.map(\.told) == ["skipped\n2: unparsable: \(whose) parse it: invalid syntax"])
  }

  @Test(
    .enabled("fewer than two Pythons with a lock are installed") {
      await Pythons.all.filter { $0.gil == .on }.count > 1
    })
  func `a block that only newer Pythons can parse fails in the older ones alone`() async throws {
    let pythons = await Pythons.all.filter { $0.gil == .on }
    let runs = try await Bench(blocks: "match 1:\n    case 1:\n        print('matched')").runs(pythons)
    let old = pythons.filter { $0.number.map { $0 < PythonVersion("3.10")! } == true }.count
    #expect(
      runs.map(\.status) == Array(repeating: .failed, count: old) + Array(repeating: .ok, count: runs.count - old))
  }

  @Test(arguments: [("", "empty-block"), ("# a comment only", nil), ("\n\n", nil), ("'a docstring only'", nil)])
  func `a block with nothing to do is good`(block: String, notice: String?) async throws {
    let text = block.isEmpty ? "```python\n```\n" : "```python\n\(block)\n```\n"
    let outcome = try await Bench(text).verify([try await Pythons.one])
    let document = outcome.report.documents[0]
    #expect(document.snippets[0].runs.map(\.told) == ["ok 0"])
    #expect(document.notices.map(\.kind) == [notice].compactMap(\.self))
    #expect(outcome.exitCode == 0)
  }

  @Test func `a fence that never ends is run and noted`() async throws {
    let outcome = try await Bench("```python\nprint(1)\n").verify([try await Pythons.one])
    #expect(
      outcome.report.documents[0].notices.map(\.told) == [
        "1: unterminated-fence: this fence is never closed, so its block runs to line 2; close it"
      ])
    #expect(outcome.report.documents[0].snippets[0].runs.map(\.stdout) == ["1\n"])
  }

  @Test func `a document without Python blocks has nothing to run, and that is no success`() async throws {
    let outcome = try await Bench("# Title\n\n```sh\nls\n```\n").verify([try await Pythons.one])
    #expect(outcome.report.documents[0].notices.map(\.kind) == ["no-python-blocks"])
    #expect(outcome.exitCode == 2)
  }
}
