import Testing

@testable import Documents

@Suite struct EvaluationTests {
  private func unmet(
    _ entries: String, stdout: String = "", stderr: String = "", exitCode: Int32? = 0, wallSeconds: Double = 1,
    startMethod: String = "fork", python: String = "3.11.2"
  ) throws -> [String] {
    let document = try document("```py\n1\n```\n")
    return try Expectations(path: "x", bytes: Array("blocks: [\(entries)]".utf8), document: document)
      .evaluate(
        "block-1", stdout: stdout, stderr: stderr, exitCode: exitCode, wallSeconds: wallSeconds,
        startMethod: startMethod, pythonVersion: python
      ).map { "\($0.kind.rawValue): \($0.message)" }
  }

  @Test(arguments: [
    ("a\nb\n", [String]()), ("a\nb", []), ("", ["output: stdout is empty, expected the line “a”"]),
    ("a\n", ["output: stdout ends after line 1, expected the line /b+/"]),
    ("a\nc\n", ["output: line 2 of stdout is “c”, expected /b+/"]),
    ("a\nbb\n\n", ["output: stdout goes on after line 2 with “”, expected its end"]),
    ("a\nb\r\n", ["output: line 2 of stdout is “b\\r”, expected /b+/"]),
  ]) func `Lines in order`(_ stdout: String, _ expected: [String]) throws {
    #expect(try unmet("{block: 1, stdout: {lines: [a, {pattern: b+}]}}", stdout: stdout) == expected)
  }

  @Test(arguments: [
    ("b\na\nab\n", [String]()), ("ab\nb\na\n", []),
    ("a\n", ["output: stdout lacks the line /.b?/, /.*b/"]),
    ("x\nb\na\n", []),
    (
      "q\nq1\nq2\nq3\nq4\na\n",
      [
        "output: stdout lacks the line /.*b/",
        "output: stdout has a line that is not expected: “q1”, “q2”, “q3” and 1 more",
      ]
    ),
  ]) func `Lines in any order, patterns sharing what literals leave`(_ stdout: String, _ expected: [String]) throws {
    let lines = "[{pattern: '.b?'}, {pattern: '.*b'}, a]"
    #expect(try unmet("{block: 1, stdout: {order: any, lines: \(lines)}}", stdout: stdout) == expected)
  }

  @Test func `A line may be expected several times`() throws {
    let entry = "{block: 1, stdout: {order: any, lines: [{line: a, count: 2}], has: {line: a, count: 3}}}"
    #expect(
      try unmet(entry, stdout: "a\n") == [
        "output: stdout lacks the line “a”", "output: stdout lacks the line “a” (1 of 3)",
      ])
  }

  @Test func `No lines means no output`() throws {
    #expect(try unmet("{block: 1, stdout: {lines: []}}") == [])
    #expect(
      try unmet("{block: 1, stderr: {lines: []}}", stderr: "Oh\u{1B}\n") == [
        "output: stderr goes on after line 0 with “Oh\\u{1B}”, expected its end"
      ])
  }

  @Test func `Literal lines are compared by bytes`() throws {
    #expect(
      try unmet("{block: 1, stdout: {has: \"\u{E9}\", never: \"e\u{301}\"}}", stdout: "e\u{301}\n") == [
        "output: stdout lacks the line “\u{E9}”",
        "output: stdout has the line “e\u{301}”, which must not be there",
      ])
  }

  @Test func `Exit codes and times`() throws {
    let entry = "{block: 1, exitCode: 3, wallSeconds: {min: 0.5, max: 2}}"
    #expect(try unmet(entry, exitCode: 3) == [])
    #expect(
      try unmet(entry, exitCode: 0, wallSeconds: 2.0005) == [
        "exit-code: exit code 0, expected 3", "wall-time: took 2.001 s, expected at most 2.0 s",
      ])
    #expect(
      try unmet(entry, exitCode: nil, wallSeconds: 0.1) == [
        "exit-code: no exit code, for the run was ended, expected 3", "wall-time: took 0.1 s, expected at least 0.5 s",
      ])
  }

  @Test func `An entry counts where its condition holds`() throws {
    let entry = "{block: 1, exitCode: 1, when: {startMethod: [spawn, forkserver], python: '>=3.12'}}"
    #expect(try unmet(entry, startMethod: "spawn", python: "3.12.0") == ["exit-code: exit code 0, expected 1"])
    #expect(try unmet(entry, startMethod: "fork", python: "3.12.0") == [])
    #expect(try unmet(entry, startMethod: "spawn", python: "3.9.18") == [])
  }

  @Test func `A kind that is allowed is left out`() throws {
    let entries = "{block: 1, exitCode: 1, wallSeconds: {max: 0}}, {block: 1, allow: exit-code, when: {python: '3.11'}}"
    #expect(try unmet(entries) == ["wall-time: took 1.0 s, expected at most 0.0 s"])
    #expect(try unmet(entries, python: "3.12.1").count == 2)
  }

  @Test func `A block may be skipped with a reason`() throws {
    let yaml = "blocks: [{block: 1, skip: needs a network, when: {python: '<3.11'}}]"
    let expectations = try Expectations(path: "x", bytes: Array(yaml.utf8), document: document("```py\n1\n```\n"))
    #expect(expectations.skip("block-1", startMethod: "fork", pythonVersion: "3.9.18") == "needs a network")
    #expect(expectations.skip("block-1", startMethod: "fork", pythonVersion: "3.11.2") == nil)
  }

  @Test(arguments: [
    (">=3.12", ["3.12.0", "3.12.9", "3.13.0t", "3.15.0a2", "4"]), ("<=3.12", ["3.9.18", "3.12.0", "3.12.9"]),
    ("3.12", ["3.12.0", "3.12.9"]), ("==3.12.0", ["3.12.0"]), (">3.9, <3.13", ["3.12.0", "3.12.9"]),
    ("!=3.12", ["3.9.18", "3.13.0t", "3.15.0a2", "4"]), ("<3.10", ["3.9.18"]),
  ]) func `Versions are compared as far as the range writes them`(_ range: String, _ inside: [String]) throws {
    let versions = ["3.9.18", "3.12.0", "3.12.9", "3.13.0t", "3.15.0a2", "4"]
    let parsed = try #require(VersionRange(range))
    #expect(versions.filter(parsed.contains) == inside)
  }

  @Test(arguments: ["", "3.x", ">=", "3..1", ">=3.9,", "~=3.9", "three"])
  func `What is no range of versions is refused`(_ text: String) { #expect(VersionRange(text) == nil) }

  @Test func `A mask takes its groups, or all it matches`() throws {
    #expect(try Pattern(#"(\d+)-(\d+)"#).masking("a 1-2 b 3-4\n5-6") == "a *-* b *-*\n*-*")
    #expect(try Pattern(#"\d+ms"#).masking("12ms 3") == "* 3")
  }
}
