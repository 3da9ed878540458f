import Testing

@testable import Documents

/// Everything that can be wrong with an expectations file, and what is said of it.
@Suite struct ExpectationsFileTests {
  /// Two blocks under one heading, one under another; `block-1` is at line 5.
  private static let text = """
    # Start
    Two threads
    run   at once.
    ```py
    1
    ```
    ```py
    2
    ```
    # End
    ```py
    3
    ```
    """

  private func expectations(_ yaml: String) throws -> Expectations {
    try Expectations(path: "guide.expect.yaml", bytes: Array(yaml.utf8), document: document(Self.text))
  }

  @Test(arguments: [
    ("", "nothing is expected in it; write blocks:, or remove the file"),
    ("- 1\n", ":1:1: the file must be a mapping with the keys blocks"),
    ("bloks: []\n", ":1:1: the file has no key bloks; did you mean blocks?"),
    ("blocks:\n", ":1:8: blocks has no value; give it one, or write [] for none"),
    ("blocks: [\n", ":2:1: this is not YAML: did not find expected node content; check quotes and indents"),
    ("blocks: []\nblocks: []\n", ":1:1: the key blocks stands here twice; remove one"),
    ("blocks: \"\\q\"\n", ":1:10: this is not YAML: found unknown escape character; check quotes and indents"),
  ]) func `A file that is not of the format is refused`(_ yaml: String, _ message: String) {
    let separator = message.hasPrefix(":") ? "" : ": "
    #expect(errorText { try expectations(yaml) } == "guide.expect.yaml" + separator + message)
  }

  @Test(arguments: [
    ("twin: threads", "1:3: this entry lacks the key block; add it"),
    (
      "block: blok-1",
      "1:10: no Python block is at blok-1; the document has block-1 (line 5), block-2 (line 8), block-3 (line 12)"
    ),
    (
      "block: 10",
      "1:10: no Python block is at 10; the document has block-1 (line 5), block-2 (line 8), block-3 (line 12)"
    ),
    ("block: Start", "1:10: the heading Start has the blocks block-1 (line 5), block-2 (line 8); name one of them"),
    ("block: block-1\n  stdot: 1", "2:3: a block's entry has no key stdot; did you mean stdout?"),
    (
      "block: block-1\n  colour: 1",
      "2:3: a block's entry has no key colour; it has block, when, twin, mask, skip, allow, stdout, stderr, exitCode, "
        + "wallSeconds, promises"
    ),
    ("block: block-1\n  twin: thread", "2:9: twin is thread; it must be one of threads, processes, tasks"),
    ("block: block-1\n  exitCode: 256", "2:13: exitCode is 256; it must be a whole number from 0 to 255"),
    ("block: block-1\n  skip: ' '", "2:9: skip is empty; write something or remove it"),
    ("block: block-1\n  allow:", "2:9: allow has no value; give it one, or write [] for none"),
    ("block: block-1\n  wallSeconds: {max: nan}", "2:22: max is nan; it must be a number of seconds, 0 or more"),
    ("block: block-1\n  wallSeconds: {}", "2:16: wallSeconds has neither min nor max; give it one"),
    ("block: block-1\n  wallSeconds: {min: 2, max: 1}", "2:16: wallSeconds has min above max; swap them"),
    ("block: block-1\n  stdout: {}", "2:11: stdout expects nothing; give it lines, has or never"),
    ("block: block-1\n  stdout: hello", "2:11: stdout must be a mapping with the keys order, lines, has, never"),
    ("block: block-1\n  stdout: {order: some}", "2:19: order is some; it must be one of exact, any"),
    ("block: block-1\n  stdout: {has: \"a\\nb\"}", "2:17: this is several lines; give each its dash"),
    (
      "block: block-1\n  stdout: {has: {count: 2}}",
      "2:17: an item of has needs either line or pattern; give it one of them"
    ),
    (
      "block: block-1\n  stdout: {has: {line: a, count: 0}}",
      "2:34: count is 0; it must be a whole number from 1 to 10000"
    ),
    (
      "block: block-1\n  stdout: {has: [[a]]}",
      "2:18: an item of has must be a mapping with the keys line, pattern, count"
    ),
    (
      "block: block-1\n  when: {startMethod: thread}",
      "2:23: startMethod is thread; it must be one of fork, spawn, forkserver"
    ),
    (
      "block: block-1\n  when: {python: new}",
      "2:18: python is new, which is no range of versions; write for example \">=3.9, <3.12\""
    ),
    ("block: block-1\n  promises: [{id: a, says: b}]", "2:14: this promise lacks the key quote; add it"),
    (
      "block: block-1\n  promises: [{quote: Three, id: a, says: b}]",
      "2:22: “Three” does not stand in guide.md; copy the document's own words"
    ),
    ("block: block-1\n  promises: [{quote: Two, id: a, says: b}]", "2:14: this promise lacks the key check; add it"),
    (
      "block: block-1\n  promises: [{quote: Two, id: a, says: b, check: {}}]",
      "2:50: check is empty; give it stdout, stderr, exitCode, wallSeconds or several"
    ),
  ]) func `An entry that is wrong says where and what to do`(_ entry: String, _ message: String) {
    #expect(errorText { try expectations("blocks:\n- " + entry) } == "guide.expect.yaml:" + moved(message))
  }

  /// The same place, one line further down: entries are written without the `blocks:` line before them.
  private func moved(_ message: String) -> String {
    let line = message.prefix { $0 != ":" }
    return "\((Int(line) ?? 0) + 1)" + message.dropFirst(line.count)
  }

  @Test func `A pattern that is no regular expression is shown`() {
    let said = errorText { try expectations("blocks:\n- block: block-1\n  mask: '('\n") }
    #expect(
      said
        == "guide.expect.yaml:3:9: mask /(/ is not a regular expression (expected ')'); mend it, and keep it in single quotes"
    )
  }

  @Test func `Every entry's problem is told at once`() {
    #expect(
      errorText { try expectations("blocks:\n- block: 99\n- block: block-2\n- blok: 1\n") } == """
        guide.expect.yaml:2:10: no Python block is at 99; the document has block-1 (line 5), block-2 (line 8), block-3 (line 12)
        guide.expect.yaml:4:3: a block's entry has no key blok; did you mean block?
        """)
  }

  @Test(arguments: [("block-3", "block-3"), ("End", "block-3"), ("4", "block-1"), ("6", "block-1"), ("8", "block-2")])
  func `A block is named by id, line or heading`(_ name: String, _ id: String) throws {
    #expect(try expectations("blocks:\n- block: \(name)\n").entries.map(\.block) == [id])
  }

  @Test func `A quote may run over a line's end`() throws {
    let promise = "{id: a, quote: threads run at, says: b, check: {exitCode: 0}}"
    let entries = try expectations("blocks: {block: block-1, promises: \(promise)}").entries
    #expect(entries.flatMap(\.promises).map(\.line) == [2])
  }

  @Test func `The file lies beside the document`() {
    let paths = ["a/guide.md", "guide.v2.markdown", "a.b/README", ".md"].map(Expectations.path)
    #expect(paths == ["a/guide.expect.yaml", "guide.v2.expect.yaml", "a.b/README.expect.yaml", ".md.expect.yaml"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "&a *a ", "blocks: [*x"])
  func `A file that nests without end is refused`(_ piece: String) {
    #expect(throws: ExpectationsError.self) { try expectations(String(repeating: piece, count: 20_000)) }
  }

  @Test func `No file means no expectations; a folder in its place is an error`() throws {
    let folder = try TemporaryFolder()
    let document = try Document.load(path: folder.write("guide.md", Array("x".utf8)))
    #expect(try Expectations.load(beside: document) == nil)
    let empty = try folder.write("guide.expect.yaml", [])
    #expect(
      errorText { try Expectations.load(beside: document) } == "\(empty): the file is empty; name one with text in it")
  }
}

/// What is thrown, as the user reads it.
func errorText<Value>(_ body: () throws -> Value) -> String {
  do {
    _ = try body()
    return "nothing was thrown"
  } catch {
    return "\(error)"
  }
}
