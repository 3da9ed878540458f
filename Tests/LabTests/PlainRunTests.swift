import FoundationEssentials
import Interpreters
import Lab
import Testing
import Workloads

/// A block's run is plain `python DOC`'s, the working folder apart.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct PlainRunTests {
  @Test(arguments: await Pythons.all)
  func `a script sees what it would see without the lab`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import os, sys

        print(__file__, __name__, __doc__, __package__, __spec__, sys.modules["__main__"].__spec__, __builtins__)
        print(type(__loader__).__name__, __annotations__ if "__annotations__" in globals() else None)
        print(sorted(globals()))
        print(sys.argv, sys.orig_argv if hasattr(sys, "orig_argv") else None, sys.flags)
        print(sys.executable, sys.prefix, sys.base_prefix, sys.path)
        print(sys.excepthook, sys.gettrace(), sys.getprofile(), sys.unraisablehook)
        print(sys.stdin.encoding, sys.stdout.encoding, sys.stdout.errors, sys.stderr.errors, sys.stdout.line_buffering)
        print(sorted(name for name in os.environ if name != "PWD" and name != "OLDPWD"))
        """, on: python)
  }

  @Test(arguments: await Pythons.all)
  func `what the lab watches looks as it does without the lab`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import asyncio, threading
        from concurrent.futures import Future

        print(threading.excepthook)
        print(Future().result, Future().exception)
        print(asyncio.new_event_loop().call_exception_handler)
        """, on: python)
  }

  @Test(arguments: await Pythons.all)
  func `a traceback names the document's own file and line`(python: Interpreter) async throws {
    try await expect(
      """
      failed 1
      3: exception: it raised ZeroDivisionError: division by zero
      """,
      of: """
        def work():
            return 1 / 0

        work()
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `exits are the script's own`(python: Interpreter) async throws {
    try await expect("failed 3\nexit-code: it ended with exit status 3", of: "raise SystemExit(3)", on: python)
    try await expect("failed 1\nexit-code: it ended with exit status 1", of: "raise SystemExit('no')", on: python)
    try await expect("failed 7\nexit-code: it ended with exit status 7", of: "import os; os._exit(7)", on: python)
    try await expect("crashed signal 2\nsignal: it was ended by SIGINT (2)", of: "raise KeyboardInterrupt", on: python)
  }

  @Test(arguments: await Pythons.span)
  func `standard input is at its end`(python: Interpreter) async throws {
    try await expect(
      """
      failed 1
      5: exception: it raised EOFError: EOF when reading a line
      """,
      of: """
        import sys

        print(repr(sys.stdin.read()))
        input()
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a traceback in a spawn child names the document's own file and line`(python: Interpreter) async throws {
    let bench = try Bench(
      """
      # Heading

      ```python
      import multiprocessing

      def work():
          raise ValueError("lost")

      if __name__ == "__main__":
          child = multiprocessing.Process(target=work)
          child.start()
          child.join()
      ```
      """)
    let run = try #require(try await bench.runs([python], [.spawn]).first)
    #expect(
      bench.shortened(run.stderr).split(separator: "\n").filter {
        !$0.contains("/multiprocessing/") && !$0.contains("self.") && !$0.contains("~~")
      }
        == [
          "Process Process-1:", "Traceback (most recent call last):", "  File \"DOC\", line 7, in work",
          "    raise ValueError(\"lost\")", "ValueError: lost",
        ])
  }

  @Test(arguments: [
    ("- item\n\n  ```python\n  x = 0\n  1 / x\n  ```\n", 5), ("> ```python\n> x = 0\n> 1 / x\n> ```\n", 3),
    ("1. a\n   > ~~~py\n   > x = 0\n   > 1 / x\n   > ~~~\n", 4), ("```python\r\nx = 0\r\n1 / x\r\n```\r\n", 3),
    ("\u{FEFF}```python\nx = 0\n1 / x\n```\n", 3),
  ])
  func `a block's lines are the document's, wherever its fence stands`(text: String, line: Int) async throws {
    let bench = try Bench(text)
    let run = try #require(try await bench.runs([try await Pythons.one]).first)
    #expect(run.told == "failed 1\n\(line): exception: it raised ZeroDivisionError: division by zero")
    #expect(bench.shortened(run.stderr).contains("  File \"DOC\", line \(line), in <module>\n"))
  }

  @Test func `a GB18030 document runs as text, its lines the document's`() async throws {
    // "# 标题", a fence, "def 函数():", "    1 / 0", "print('中文')", "函数()".
    let bytes: [UInt8] =
      [0x23, 0x20, 0xB1, 0xEA, 0xCC, 0xE2, 0x0A] + Array("```python\ndef ".utf8) + [0xBA, 0xAF, 0xCA, 0xFD]
      + Array("():\n    1 / 0\nprint('".utf8) + [0xD6, 0xD0, 0xCE, 0xC4] + Array("')\n".utf8) + [
        0xBA, 0xAF, 0xCA, 0xFD,
      ]
      + Array("()\n```\n".utf8)
    let bench = try Bench(bytes)
    let run = try #require(try await bench.runs([try await Pythons.one]).first)
    #expect(run.told == "failed 1\n4: exception: it raised ZeroDivisionError: division by zero")
    #expect(run.stdout == "中文\n")
    #expect(bench.shortened(run.stderr).contains("File \"DOC\", line 4, in 函数\n"))
  }

  @Test(arguments: await Pythons.span)
  func `a syntax error at run time names its own place`(python: Interpreter) async throws {
    let run = try #require(try await Bench(blocks: "x = 1\neval('1 +')").runs([python]).first)
    #expect(
      run.told
        == "failed 1\n3: exception: it raised SyntaxError: \(python.version.hasPrefix("3.9") ? "unexpected EOF while parsing" : "invalid syntax") (<string>, line 1)"
    )
  }

  @Test func `the bytes that run are the document's`() async throws {
    let block = "# \u{3000}标\r\n\tx = '\u{2028}\u{C}'\n"
    let document = "前\n```python\nif True:\r\n\(block)```\n"
    let outcome = try await Bench(document).verify([try await Pythons.one])
    let snippet = outcome.report.documents[0].snippets[0]
    #expect(snippet.runs[0].told == "ok 0")
    // As sha256sum has it.
    #expect(snippet.sha256 == "3cc384a033788819d6d967890b03697ce624a4785dada7f701e36ca405cef73a")
  }
}
