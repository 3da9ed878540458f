"""spawn: creates that many units that do nothing, and joins them; all live together before the first may end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from models.line import Line, LostWorker
from models.memory import tree_bytes
from models.report import Report, Usage, checksum, now
from models.request import Request, Unsupported
from workloads.fanout import import_pools, usage_of
from workloads.numbers import unit_seed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from multiprocessing.context import BaseContext

#: Creates so many units, calls the function once all live, lets them end and joins them.
Way = Callable[[int, Callable[[], None]], None]


def sample(request: Request) -> Report:
    """Take the sample."""
    way = _way(request)
    count, report = request.size, Report()
    alive_at, looked, memory, looking = 0.0, 0.0, None, Usage()

    def note() -> None:
        """Note that all units live; and look at the memory, the first time: it takes time, in which they do nothing."""
        nonlocal alive_at, looked, memory, looking
        alive_at = now()
        if memory is None:
            before = Usage.here()
            memory = tree_bytes() - alone
            looking = Usage.here() - before
        looked = now() - alive_at

    alone = tree_bytes()
    used = usage_of(request)
    before = used()
    for _ in range(request.repeats):
        begin = now()
        way(count, note)
        report.creation_seconds += alive_at - begin
        report.join_seconds += now() - alive_at - looked
    report.usage = used() - before - looking
    report.wall_seconds = report.creation_seconds + report.join_seconds
    total = sum(unit_seed(request.seed, number) for number in range(count))
    report.checksum = checksum(request, [total])
    report.metrics = {
        "createOneSeconds": report.wall_seconds / (count * request.repeats),
        "memoryOneBytes": (memory or 0) / count,
    }
    return report


def _way(request: Request) -> Way:
    model = request.model
    if model in ("thread-pool", "process-pool", "asyncio-to-thread"):
        import_pools()
        import_module("models.pools")
    if model == "serial":
        raise Unsupported("it creates no units")
    if model.startswith("process-"):
        from models.processes import context, start_one

        if model == "process-pool":
            import_module("models.process_pool")
        methods = context(request)
        start_one(methods)
        return partial(_process_pool if model == "process-pool" else _processes, methods)
    if model.startswith("asyncio-"):
        import asyncio

        # An event loop is none of the units, so it is there before.
        loop = asyncio.new_event_loop()
        if model == "asyncio-to-thread":
            return partial(_to_thread, loop)
        from models.tasks import refuse

        refuse(request)
        return partial(_tasks, request, loop)
    return _thread_pool if model == "thread-pool" else _threads


def _too_many(count: int) -> Unsupported:
    return Unsupported(f"the system gave no more than {count} threads")


def _threads(count: int, note: Callable[[], None]) -> None:
    import threading

    line = Line()
    threads: list[threading.Thread] = []
    try:
        for _ in range(count):
            thread = threading.Thread(target=line.stand)
            try:
                thread.start()
            except RuntimeError as error:
                raise _too_many(len(threads)) from error
            threads.append(thread)
        line.wait_for(count, lambda: not all(thread.is_alive() for thread in threads))
        note()
        line.release(count)
    except LostWorker:
        line.give_up()
        raise RuntimeError("a thread ended before all were there") from None
    except BaseException:
        line.give_up()
        raise
    finally:
        for thread in threads:
            thread.join()
    line.close()


def _thread_pool(count: int, note: Callable[[], None]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from models.pools import raised

    line = Line()
    with ThreadPoolExecutor(count) as pool:
        futures: list = []
        try:
            for _ in range(count):
                try:
                    futures.append(pool.submit(line.stand))
                except RuntimeError as error:
                    raise _too_many(len(futures)) from error
            line.wait_for(count, lambda: bool(raised(futures)))
            note()
            line.release(count)
            for future in futures:
                future.result()
        except LostWorker:
            line.give_up()
            raise raised(futures)[0] from None
        except BaseException:
            # The pool waits for those that are there.
            line.give_up()
            raise
    line.close()


def _to_thread(loop: AbstractEventLoop, count: int, note: Callable[[], None]) -> None:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    line = Line()
    pool = ThreadPoolExecutor(count)
    loop.set_default_executor(pool)

    async def run() -> None:
        running = [loop.create_task(asyncio.to_thread(line.stand)) for _ in range(count)]
        try:
            await line.wait_for_async(count, lambda: any(task.done() for task in running))
            note()
            line.release(count)
            await asyncio.gather(*running)
        except BaseException as error:
            line.give_up()
            results = await asyncio.gather(*running, return_exceptions=True)
            if not isinstance(error, LostWorker):
                raise
            cause = next((result for result in results if isinstance(result, BaseException)), error)
            if type(cause) is RuntimeError:
                raise _too_many(results.count(None)) from cause
            raise cause from None

    loop.run_until_complete(run())
    pool.shutdown()
    line.close()


def _tasks(request: Request, loop: AbstractEventLoop, count: int, note: Callable[[], None]) -> None:
    import asyncio

    from models.tasks import together

    async def run() -> None:
        missing, all_here, go = count, asyncio.Event(), asyncio.Event()

        async def unit() -> None:
            nonlocal missing
            missing -= 1
            if missing == 0:
                all_here.set()
            await go.wait()

        async def meanwhile() -> None:
            await all_here.wait()
            note()
            go.set()

        await together(request, (unit() for _ in range(count)), meanwhile)

    loop.run_until_complete(run())


def _processes(methods: BaseContext, count: int, note: Callable[[], None]) -> None:
    from models.processes import ProcessLine, lost, start

    line = ProcessLine(methods)
    processes = []
    try:
        for _ in range(count):
            process = methods.Process(target=line.stand, name=f"worker {len(processes)}")
            start(process, processes)
            processes.append(process)
        line.wait_for(count, lambda: any(process.exitcode is not None for process in processes))
        note()
        line.release(count)
    except BaseException as error:
        gone = [process for process in processes if process.exitcode is not None]
        for process in processes:
            process.terminate()
        if isinstance(error, LostWorker) and gone:
            raise lost(gone[0]) from None
        raise
    finally:
        for process in processes:
            process.join()
    line.close()
    for process in processes:
        if process.exitcode:
            raise lost(process)


_line = None


def _keep(line: Line) -> None:
    global _line
    _line = line


def _stand_in_line() -> None:
    _line.stand()


def _process_pool(methods: BaseContext, count: int, note: Callable[[], None]) -> None:
    from models.process_pool import cause, pool_of
    from models.pools import raised
    from models.processes import ProcessLine, raise_if_refused

    line = ProcessLine(methods)
    futures = []
    try:
        with pool_of(count, methods, _keep, (line,)) as pool:
            try:
                futures += [pool.submit(_stand_in_line) for _ in range(count)]
            except OSError as error:
                raise_if_refused(error)
                raise
            line.wait_for(count, lambda: bool(raised(futures)))
            note()
            line.release(count)
            for future in futures:
                future.result()
    except LostWorker:
        raise cause(futures) from None
    line.close()
