"""fanout: many waits of 50 ms at once."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Coroutine
from importlib import import_module

from models.report import Report, Usage, checksum, now
from models.request import Request, Unsupported
from workloads.numbers import unit_seed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WAIT_SECONDS = 0.05
#: More processes than that are no way to wait.
MOST_PROCESSES = 500


class Waits:
    """When each wait was begun, and when it was over."""

    def __init__(self, count: int) -> None:
        self.begun = [0.0] * count
        self.over = [0.0] * count


def wait(waits: Waits, number: int) -> None:
    """Wait in a thread."""
    time.sleep(WAIT_SECONDS)
    waits.over[number] = now()


def sample(request: Request) -> Report:
    """Take the sample."""
    way = _way(request)
    report = Report()
    waits = []
    used = usage_of(request)
    before = used()
    begin = now()
    for _ in range(request.repeats):
        one = Waits(request.size)
        way(request, one)
        if not all(one.over):
            raise RuntimeError("a worker ended before its wait was over")
        waits.append(one)
    gone = now()
    report.usage = used() - before
    end = max(max(one.over) for one in waits)
    report.wall_seconds = end - begin
    report.creation_seconds = max(waits[0].begun) - begin
    report.join_seconds = gone - end
    report.window_seconds = sum(max(0.0, min(one.over) - max(one.begun)) for one in waits)
    report.latencies = [over - begun - WAIT_SECONDS for one in waits for begun, over in zip(one.begun, one.over)]
    total = sum(unit_seed(request.seed, number) for number in range(request.size))
    report.checksum = checksum(request, [total])
    return report


def _way(request: Request) -> Callable[[Request, Waits], None]:
    model = request.model
    if model == "serial":
        raise Unsupported("one caller has one wait at a time")
    if model in ("thread-pool", "process-pool", "asyncio-to-thread"):
        import_pools()
    if model.startswith("process-"):
        if request.size > MOST_PROCESSES:
            raise Unsupported(f"it would take {request.size} processes at once")
        from models.processes import context, start_one

        if model == "process-pool":
            import_module("models.process_pool")
        start_one(context(request))
        return _process_pool if model == "process-pool" else _processes
    if model == "asyncio-to-thread":
        return _to_thread
    if model.startswith("asyncio-"):
        from models.tasks import refuse

        refuse(request)
        return _tasks
    return _thread_pool if model == "thread-pool" else _threads


def import_pools() -> None:
    """Import what pools and event loops need, which would count as the first one's work otherwise."""
    for module in ("asyncio", "concurrent.futures.process", "concurrent.futures.thread"):
        import_module(module)


def usage_of(request: Request) -> Callable[[], Usage]:
    """Return what tells how much has been used by all processes of a sample."""
    if not request.model.startswith("process-"):
        return Usage.here
    from models.processes import usage_of_all

    return usage_of_all


def _threads(request: Request, waits: Waits) -> None:
    import threading

    threads = []
    for number in range(request.size):
        waits.begun[number] = now()
        thread = threading.Thread(target=wait, args=(waits, number))
        try:
            thread.start()
        except RuntimeError as error:
            raise Unsupported(f"the system gave no more than {number} threads") from error
        threads.append(thread)
    for thread in threads:
        thread.join()


def _thread_pool(request: Request, waits: Waits) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(request.size) as pool:
        futures = []
        for number in range(request.size):
            waits.begun[number] = now()
            try:
                futures.append(pool.submit(wait, waits, number))
            except RuntimeError as error:
                raise Unsupported(f"the system gave no more than {number} threads") from error
        for future in futures:
            future.result()


def _to_thread(request: Request, waits: Waits) -> None:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    async def one(number: int) -> None:
        waits.begun[number] = now()
        await asyncio.to_thread(wait, waits, number)

    async def run() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(request.size))
        await asyncio.gather(*map(one, range(request.size)))

    try:
        asyncio.run(run())
    except RuntimeError as error:
        raise Unsupported(f"the system gave fewer than {request.size} threads") from error


def _tasks(request: Request, waits: Waits) -> None:
    import asyncio

    from models.tasks import together

    async def one(number: int) -> None:
        await asyncio.sleep(WAIT_SECONDS)
        waits.over[number] = now()

    def begin(number: int) -> Coroutine[None, None, None]:
        waits.begun[number] = now()
        return one(number)

    asyncio.run(together(request, map(begin, range(request.size))))


_END = struct.Struct("<Id")


def _wait_in_process(number: int, sender: Connection) -> None:
    time.sleep(WAIT_SECONDS)
    # All have one pipe: so short a message is written whole.
    sender.send_bytes(_END.pack(number, now()))


def _processes(request: Request, waits: Waits) -> None:
    from models.processes import context, start

    methods = context(request)
    receiver, sender = methods.Pipe(duplex=False)
    processes = []
    try:
        for number in range(request.size):
            waits.begun[number] = now()
            process = methods.Process(target=_wait_in_process, args=(number, sender))
            start(process, processes)
            processes.append(process)
        # Those that live hold the other ones: where one dies, the pipe ends with the last of them.
        sender.close()
        for _ in processes:
            number, over = _END.unpack(receiver.recv_bytes())
            waits.over[number] = over
    except EOFError as error:
        raise RuntimeError("a process ended before its wait was over") from error
    finally:
        for process in processes:
            process.join()


def _wait_in_pool(number: int) -> tuple[int, float]:
    time.sleep(WAIT_SECONDS)
    return number, now()


def _process_pool(request: Request, waits: Waits) -> None:
    from models.process_pool import pool_of
    from models.processes import context, raise_if_refused

    with pool_of(request.size, context(request)) as pool:
        futures = []
        for number in range(request.size):
            waits.begun[number] = now()
            try:
                futures.append(pool.submit(_wait_in_pool, number))
            except OSError as error:
                raise_if_refused(error)
                raise
        for future in futures:
            number, over = future.result()
            waits.over[number] = over
