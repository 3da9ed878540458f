import Interpreters
import Lab
import Testing
import Workloads

/// What is said of a script that does nothing: its main guard, and what it should have printed.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct GuardAndOutputVerdictTests {
  @Test(arguments: await Pythons.span)
  func `a misspelt main guard is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: main-guard: the main guard was never taken: __name__ == '__mian__' is false in a script
      """,
      of: """
        def main():
            print("hello")

        if __name__ == "__mian__":
            main()
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a correct main guard is good`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        def main():
            print("hello")

        if __name__ == "__main__":
            main()
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a guard for being imported is not held to be a misspelt one`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        if __name__ != "__main__":
            print("imported")
        else:
            print("run")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a guard that spawn children find false is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import multiprocessing

        def work():
            print("child")

        if __name__ == "__main__":
            child = multiprocessing.Process(target=work)
            child.start()
            child.join()
        """, on: python, .spawn)
  }

  @Test(arguments: await Pythons.span)
  func `a script that holds print and prints nothing is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      silent: it holds print() and printed nothing
      """,
      of: """
        def main():
            print("hello")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a script that prints to standard error only is good`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import sys

        print("hello", file=sys.stderr)
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a script without print may be silent`(python: Interpreter) async throws {
    try await expect("ok 0", of: "total = 1 + 2", on: python)
  }

  @Test(arguments: await Pythons.span)
  func `what a block patches and sets does not reach the next one`(python: Interpreter) async throws {
    let bench = try Bench(
      blocks: """
        import builtins, multiprocessing, os, sys, time

        multiprocessing.set_start_method("spawn")
        time.sleep = builtins.len = None
        os.environ["GILLAB_LEAK"] = "1"
        sys.path.append("/leak")
        print(multiprocessing.get_start_method())
        """,
      """
      import multiprocessing, os, sys, time

      print(multiprocessing.get_start_method(), time.sleep is None, len([1]), "GILLAB_LEAK" in os.environ, "/leak" in sys.path)
      """)
    let blocks = try await bench.verify([python]).report.documents[0].snippets
    #expect(blocks.map { $0.runs[0].told } == ["ok 0", "ok 0"])
    #expect(
      blocks.map { $0.runs[0].stdout } == ["spawn\n", "\(python.defaultStartMethod ?? "") False 1 False False\n"])
  }
}
