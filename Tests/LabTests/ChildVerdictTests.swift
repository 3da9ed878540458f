import Interpreters
import Lab
import Testing
import Workloads

/// What becomes of child processes, where the script itself ends with status 0.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct ChildVerdictTests {
  @Test(arguments: await Pythons.span, [StartMethod.fork, .spawn, .forkserver])
  func `a child that raised is a finding under each start method`(python: Interpreter, method: StartMethod) async throws
  {
    let name = [.fork: "Fork", .spawn: "Spawn", .forkserver: "ForkServer"][method] ?? ""
    try await expect(
      """
      finding 0
      5: child-exception: child process \(name)Process-1 ended with ValueError: lost
      """,
      of: """
        import multiprocessing

        def work():
            raise ValueError("lost")

        if __name__ == "__main__":
            child = multiprocessing.get_context("\(method)").Process(target=work)
            child.start()
            child.join()
            print("joined", child.exitcode)
        """, on: python)
  }

  @Test(arguments: await Pythons.span, [StartMethod.fork, .spawn, .forkserver])
  func `a child that a signal ended is a finding under each start method`(
    python: Interpreter, method: StartMethod
  ) async throws {
    try await expect(
      """
      finding 0
      child-signal: a child process was ended by SIGSEGV (11)
      """,
      of: """
        import multiprocessing, os, signal

        def work():
            os.kill(os.getpid(), signal.SIGSEGV)

        if __name__ == "__main__":
            child = multiprocessing.get_context("\(method)").Process(target=work)
            child.start()
            child.join()
            print("joined", child.exitcode)
        """, on: python)
  }

  @Test(arguments: await Pythons.span, [StartMethod.fork, .spawn, .forkserver])
  func `a child that was terminated on purpose is no finding`(python: Interpreter, method: StartMethod) async throws {
    try await expect(
      "ok 0",
      of: """
        import multiprocessing, time

        if __name__ == "__main__":
            for end in ("terminate", "kill"):
                child = multiprocessing.get_context("\(method)").Process(target=time.sleep, args=(60,))
                child.start()
                getattr(child, end)()
                child.join()
                print("joined", child.exitcode)
        """, on: python)
  }

  @Test(arguments: await Pythons.span, [StartMethod.fork, .spawn, .forkserver])
  func `a daemonic child that its parent ends at exit is no finding`(python: Interpreter, method: StartMethod)
    async throws
  {
    try await expect(
      "ok 0",
      of: """
        import multiprocessing, time

        if __name__ == "__main__":
            multiprocessing.get_context("\(method)").Process(target=time.sleep, args=(60,), daemon=True).start()
            print("started")
        """, on: python)
  }

  @Test(arguments: await Pythons.span, [StartMethod.fork, .spawn, .forkserver])
  func `a child that calls sys exit is no finding`(python: Interpreter, method: StartMethod) async throws {
    try await expect(
      "ok 0",
      of: """
        import multiprocessing, sys

        if __name__ == "__main__":
            child = multiprocessing.get_context("\(method)").Process(target=sys.exit, args=(3,))
            child.start()
            child.join()
            print("joined", child.exitcode)
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a process of a subclass that raised is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      6: child-exception: child process Worker-1 ended with KeyError: 'lost'
      """,
      of: """
        import multiprocessing

        class Worker(multiprocessing.Process):
            def run(self):
                raise KeyError("lost")

        if __name__ == "__main__":
            worker = Worker()
            worker.start()
            worker.join()
            print("joined", worker.exitcode)
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a child made by os fork that raised is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      6: child-exception: a child process ended with ValueError: lost
      """,
      of: """
        import os

        child = os.fork()
        if child == 0:
            raise ValueError("lost")
        os.waitpid(child, 0)
        print("waited")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a subprocess that a signal ended is a finding, and one that exits with a status is the script's business`(
    python: Interpreter
  ) async throws {
    try await expect(
      """
      finding 0
      child-signal: a child process was ended by SIGKILL (9)
      """,
      of: """
        import subprocess, sys

        print(subprocess.call([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]))
        print(subprocess.call([sys.executable, "-c", "raise SystemExit(3)"]))
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a subprocess that was stopped for taking too long is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import subprocess

        try:
            subprocess.run(["sleep", "60"], timeout=0.1)
        except subprocess.TimeoutExpired:
            print("too slow")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `without a main guard every spawn child fails, and that is told`(python: Interpreter) async throws {
    let bench = try Bench(
      blocks: """
        import multiprocessing

        def work():
            print("never")

        child = multiprocessing.Process(target=work)
        child.start()
        child.join()
        """)
    let runs = try await bench.runs([python], [.fork, .spawn, .forkserver])
    let trouble = """
      finding 0
      8: child-exception: a child process ended with RuntimeError: An attempt has been made to start a new process \
      before the current process has finished its bootstrapping phase.
      """
    #expect(runs.map(\.told) == ["ok 0", trouble, trouble])
  }

  @Test(arguments: await Pythons.all, [StartMethod.fork, .spawn, .forkserver])
  func `pools with a proper main guard are good under each start method`(
    python: Interpreter, method: StartMethod
  ) async throws {
    try await expect(
      "ok 0",
      of: """
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        def square(n):
            return n * n

        if __name__ == "__main__":
            context = multiprocessing.get_context("\(method)")
            with context.Pool(2) as pool:
                print(pool.map(square, range(4)))
            with ProcessPoolExecutor(2, mp_context=context) as pool:
                print(list(pool.map(square, range(4))))
        """, on: python)
  }
}
