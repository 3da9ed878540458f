import Interpreters
import Lab
import Testing
import Workloads

/// What becomes of threads, where the script itself ends with status 0.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct ThreadVerdictTests {
  @Test(arguments: await Pythons.span)
  func `a thread that raised is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: thread-exception: thread Loader ended with ZeroDivisionError: division by zero
      """,
      of: """
        import threading

        def work():
            return 1 / 0

        thread = threading.Thread(target=work, name="Loader")
        thread.start()
        thread.join()
        print("joined")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `threads that raised the same are told once, with their number`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: thread-exception: thread Loader ended with ValueError: lost (3 times)
      """,
      of: """
        import threading

        def work():
            raise ValueError("lost")

        for _ in range(3):
            thread = threading.Thread(target=work, name="Loader")
            thread.start()
            thread.join()
        print("joined")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a script that looks after its threads with an excepthook of its own has no finding`(
    python: Interpreter
  ) async throws {
    try await expect(
      "ok 0",
      of: """
        import threading

        def work():
            return 1 / 0

        threading.excepthook = lambda details: print("seen", details.exc_type.__name__)
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a thread that calls sys exit is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import sys, threading

        thread = threading.Thread(target=sys.exit, args=(3,))
        thread.start()
        thread.join()
        print("joined")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a thread of the low-level module that raised is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: thread-exception: a thread ended with ZeroDivisionError: division by zero
      """,
      of: """
        import _thread, time

        def work():
            return 1 / 0

        _thread.start_new_thread(work, ())
        time.sleep(0.3)
        print("slept")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a thread that raised in a spawn child is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: thread-exception: thread Loader ended with ZeroDivisionError: division by zero
      """,
      of: """
        import multiprocessing, threading

        def work():
            return 1 / 0

        def child():
            thread = threading.Thread(target=work, name="Loader")
            thread.start()
            thread.join()

        if __name__ == "__main__":
            process = multiprocessing.get_context("spawn").Process(target=child)
            process.start()
            process.join()
            print("joined", process.exitcode)
        """, on: python)
  }
}
