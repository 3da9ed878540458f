import Testing

@testable import Documents

@Suite struct SnippetTests {
  @Test func `A block knows its lines, label, heading and digest`() throws {
    let snippet = try #require(
      try document("# A `b`\n\ntext\n\n``` Python title=\"x\"\na\nb\n```\n").snippets.first)
    #expect(
      snippet
        == Snippet(
          id: "block-1", fenceLine: 5, line: 6, endLine: 7, column: 1, language: "Python",
          info: "Python title=\"x\"", heading: "A b", source: "a\nb\n",
          sha256: "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2"))
  }

  @Test(arguments: [
    "python", "Python", "py", "PY", "python3", " python", "  py ", "python title=\"x\"", "python {.line-numbers}",
    "python{.line-numbers}", "{.python .numberLines}", "{python}", "python,editable", "python:main.py", "python\tx",
  ]) func `A label is taken`(_ label: String) throws {
    #expect(try document("```\(label)\n1\n```\n").snippets.map(\.source) == ["1\n"])
  }

  @Test(arguments: [
    "", "bash", "pycon", "python-repl", "ipython", "cython", "text python", "{code-cell} python", "json",
  ])
  func `A label is left alone`(_ label: String) throws {
    #expect(
      summary(try document("```\(label)\n1\n```\n```py\n```\n")) == """
        block-1 4 5-4:1 ""
        guide.md:4: this Python block is empty; remove it
        """)
  }

  @Test(arguments: ["pyhton", "Pyhton3", "phyton", "pythn", "python2", "py3", "python3.12", "Pythonn"])
  func `A label that may be meant as Python is told`(_ label: String) throws {
    let told = try document("```\(label)\n1\n```\n").notices.first
    #expect(
      told?.text(path: "guide.md") == """
        guide.md:1: the label \(label) is not one of python, py, python3, so the block was not taken; \
        write python if it is Python 3
        """)
  }

  @Test func `Blocks are counted among the Python blocks, or named by their fence`() throws {
    #expect(
      summary(
        try document(
          """
          ```sh
          ```
          ```py
          1
          ```
          ```py {#fetch}
          2
          ```
          ```{.python #fetch}
          3
          ```
          ```py {#block-9}
          4
          ```
          """)) == """
          block-1 3 4-4:1 "1\\n"
          fetch 6 7-7:1 "2\\n"
          block-3 9 10-10:1 "3\\n"
          block-4 12 13-13:1 "4\\n"
          guide.md:9: line 6 already has the name fetch, so this block is block-3; rename one
          """)
  }

  @Test func `A document with no Python block names the labels it has`() throws {
    #expect(
      summary(try document("```sh\n```\n~~~\n~~~\n\n    ```\n    indented\n\n```sh\n```\n")) == """
        guide.md: no Python block; labels found: sh (2), none (1); label a block python to have it run
        """)
    #expect(
      summary(try document("    print(1)\n")) == "guide.md: it has no fenced block; label a block python to have it run"
    )
  }
}
