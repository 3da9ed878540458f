import Interpreters
import Lab
import Testing
import Workloads

/// What becomes of asyncio's tasks and callbacks, where the script itself ends with status 0.
@Suite(.enabled(Pythons.missing) { await Pythons.exist }) struct TaskVerdictTests {
  @Test(arguments: await Pythons.span)
  func `a task that raised and that nothing awaited is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: task-exception: task Lost raised ZeroDivisionError: division by zero, and nothing awaited it
      """,
      of: """
        import asyncio

        async def work():
            return 1 / 0

        async def main():
            task = asyncio.create_task(work(), name="Lost")
            await asyncio.sleep(0.01)
            del task
            print("slept")

        asyncio.run(main())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a task that is kept to the very end is looked at too`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: task-exception: task Kept raised ZeroDivisionError: division by zero, and nothing awaited it
      """,
      of: """
        import asyncio

        async def work():
            return 1 / 0

        async def main():
            global task
            task = asyncio.create_task(work(), name="Kept")
            await asyncio.sleep(0.01)
            print("slept")

        asyncio.run(main())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `exceptions that gather returns are no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import asyncio

        async def work():
            return 1 / 0

        async def main():
            print(await asyncio.gather(work(), work(), return_exceptions=True))

        asyncio.run(main())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `an exception that the awaiting task catches is no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import asyncio

        async def work():
            return 1 / 0

        async def main():
            task = asyncio.create_task(work())
            try:
                await task
            except ZeroDivisionError as error:
                print(error)

        asyncio.run(main())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a loop with an exception handler of the script's own has no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import asyncio

        async def work():
            return 1 / 0

        async def main():
            asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context["message"]))
            task = asyncio.create_task(work())
            await asyncio.sleep(0.01)
            del task

        asyncio.run(main())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `a callback of the loop that raised is a finding`(python: Interpreter) async throws {
    try await expect(
      """
      finding 0
      5: task-exception: a callback of the event loop raised ZeroDivisionError: division by zero, and nothing awaited it
      """,
      of: """
        import asyncio

        def work():
            return 1 / 0

        async def main():
            asyncio.get_running_loop().call_soon(work)
            await asyncio.sleep(0.01)
            print("slept")

        asyncio.run(main())
        """, on: python)
  }

  @Test(arguments: await Pythons.span)
  func `calls in threads that raised and were awaited are no finding`(python: Interpreter) async throws {
    try await expect(
      "ok 0",
      of: """
        import asyncio

        def work():
            return 1 / 0

        async def main():
            for waiting in (asyncio.to_thread(work), asyncio.get_running_loop().run_in_executor(None, work)):
                try:
                    await waiting
                except ZeroDivisionError as error:
                    print(error)

        asyncio.run(main())
        """, on: python)
  }
}
