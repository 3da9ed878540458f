import Interpreters
import Lab
import Testing
import Workloads

/// What becomes of calls submitted to executors, where the script itself ends with status 0.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct FutureVerdictTests {
  @Test(arguments: await Pythons.span)
  func `a future whose result nobody asked for is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: future-exception: a submitted call raised ZeroDivisionError: division by zero, and nothing asked for its result
      """,
      of: """
        from concurrent.futures import ThreadPoolExecutor

        def work(n):
            return 1 / n

        with ThreadPoolExecutor() as pool:
            pool.submit(work, 0)
        print("left")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a future of a process pool whose result nobody asked for is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      future-exception: a submitted call raised ZeroDivisionError: division by zero, and nothing asked for its result
      """,
      of: """
        from concurrent.futures import ProcessPoolExecutor

        def work(n):
            return 1 / n

        if __name__ == "__main__":
            with ProcessPoolExecutor(1) as pool:
                pool.submit(work, 0)
            print("left")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a call of a multiprocessing pool is looked after as a future is`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      future-exception: a submitted call raised ZeroDivisionError: division by zero, and nothing asked for its result
      """,
      of: """
        from multiprocessing import Pool

        def work(n):
            return 1 / n

        if __name__ == "__main__":
            with Pool(1) as pool:
                lost, asked = pool.apply_async(work, (0,)), pool.apply_async(work, (0,))
                handled = pool.apply_async(work, (0,), error_callback=print)
                for result in (lost, asked, handled):
                    result.wait()
                try:
                    asked.get()
                except ZeroDivisionError:
                    print("seen")
                print(pool.map(work, [1, 2]))
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `calls of one map that failed together are no finding once the first is caught`(python: Interpreter) async throws
  {
    try await expect(
      "ok 0",
      of: """
        from concurrent.futures import ThreadPoolExecutor
        from multiprocessing import Pool

        def work(n):
            raise ValueError(n)

        if __name__ == "__main__":
            with ThreadPoolExecutor(1) as pool:
                try:
                    list(pool.map(work, range(4)))
                except ValueError:
                    print("caught")
            with Pool(2) as pool:
                try:
                    pool.map(work, range(4), 1)
                except ValueError:
                    print("caught")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a future that is asked later is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        from concurrent.futures import ThreadPoolExecutor

        def work(n):
            return 1 / n

        with ThreadPoolExecutor() as pool:
            first, second = pool.submit(work, 0), pool.submit(work, 0)
        print(first.exception())
        try:
            second.result()
        except ZeroDivisionError as error:
            print(error)
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `futures that as_completed hands out and that are asked are no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        from concurrent.futures import ThreadPoolExecutor, as_completed

        def work(n):
            return 1 / n

        with ThreadPoolExecutor() as pool:
            for future in as_completed([pool.submit(work, n) for n in (0, 0, 1)]):
                print(future.exception() or future.result())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `an exception out of an executor's map that is caught is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        from concurrent.futures import ThreadPoolExecutor

        def work(n):
            return 1 / n

        with ThreadPoolExecutor() as pool:
            try:
                print(list(pool.map(work, [1, 0])))
            except ZeroDivisionError as error:
                print(error)
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `an exception out of an executor's map that nobody iterates is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: future-exception: a submitted call raised ZeroDivisionError: division by zero, and nothing asked for its result
      """,
      of: """
        from concurrent.futures import ThreadPoolExecutor

        def work(n):
            return 1 / n

        with ThreadPoolExecutor() as pool:
            pool.map(work, [1, 0])
        print("left")
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a future that its callback asks is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        from concurrent.futures import ThreadPoolExecutor

        def work(n):
            return 1 / n

        with ThreadPoolExecutor() as pool:
            pool.submit(work, 0).add_done_callback(lambda future: print(future.exception()))
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a future that another thread asks at once is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import sys
        from concurrent.futures import ThreadPoolExecutor

        def work(n):
            return 1 / n

        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(2) as pool:
            caught = [pool.submit(work, 0).exception() for _ in range(2000)]
        print(len(caught))
        """, on: python)
  }
}
