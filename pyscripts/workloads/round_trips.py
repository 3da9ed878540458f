"""What the ipc workloads have in common: a sender, workers that send back what they get, and a channel to each."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Coroutine

from models.line import Line
from models.report import Report, Share, Usage, now, pass_sums
from models.request import Request, Unsupported
from workloads.numbers import Buffers

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from multiprocessing.context import BaseContext

#: So many bytes wait to be checked, at most: checking stops the clock, and should not do so each time.
_UNCHECKED_BYTES = 1 << 26


class Ends:
    """A channel to a worker and back. It is made by the sender."""

    def exchange(self, payload: bytes) -> bytes:
        """Send a payload, and return what comes back."""
        raise NotImplementedError

    def echo(self) -> None:
        """Send back one payload, in the worker."""
        raise NotImplementedError

    def close(self) -> None:
        """Give back what the channel holds, in the sender."""


class Ledger:
    """What the sender notes of each round trip. Its clock stands still while payloads are checked."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.buffers = Buffers(request.seed, request.size)
        self.buffers.make(range(request.units))
        self._checks = {kind: zlib.crc32(self.buffers[kind]) for kind in range(min(4, request.units))}
        self.shares = [Share() for _ in range(request.workers)]
        self._unchecked: list[tuple[Share, int, bytes]] = []
        self._paused = 0.0
        self._checking = Usage()
        self._start = 0.0
        self._before = Usage()

    def trips(self) -> list[tuple[int, int]]:
        """Return the number of each unit and its worker, in the order in which they are done."""
        request = self.request
        return [(number, number % request.workers) for _ in range(request.repeats) for number in range(request.units)]

    def begin(self) -> None:
        """Start the clock."""
        self._before = Usage.here()
        self._start = now()

    def note(self, number: int, worker: int, start: float, end: float, received: bytes) -> None:
        """Note one round trip."""
        share = self.shares[worker]
        share.starts.append(start - self._paused)
        share.ends.append(end - self._paused)
        self._unchecked.append((share, number, received))
        if len(self._unchecked) * self.request.size >= _UNCHECKED_BYTES:
            self.check()

    def check(self) -> None:
        """Check all that has come back."""
        used, begin = Usage.here(), now()
        for share, number, received in self._unchecked:
            known = received == self.buffers[number]
            share.checks.append(self._checks[number & 3] if known else zlib.crc32(received))
        self._unchecked.clear()
        self._checking = self._checking + (Usage.here() - used)
        self._paused += now() - begin

    def finish(self) -> None:
        """Stop the clock."""
        self._used = Usage.here() - self._before - self._checking
        self.check()

    def report(self, creation_seconds: float, gone: float) -> Report:
        """Return the report, when the workers are gone."""
        report = Report()
        report.usage = self._used
        report.fill(self.request, self.shares, pass_sums(self.request, self.shares), self._start)
        report.creation_seconds = creation_seconds
        report.join_seconds = max(0.0, gone - self._start - self._paused - report.wall_seconds)
        report.latencies = [end - start for share in self.shares for start, end in zip(share.starts, share.ends)]
        moved = 2 * self.request.size * len(report.latencies)
        report.metrics = {"payloadBytesPerSecond": moved / report.wall_seconds if report.wall_seconds else 0.0}
        return report


def send_all(ledger: Ledger, channels: list[Ends]) -> None:
    """Send each payload and wait for it to come back, worker after worker in turn."""
    trips, buffers = ledger.trips(), ledger.buffers
    exchanges = [channel.exchange for channel in channels]
    ledger.begin()
    for number, worker in trips:
        payload = buffers[number]
        start = now()
        received = exchanges[worker](payload)
        ledger.note(number, worker, start, now(), received)
    ledger.finish()


def _echo_all(line: Line, channel: Ends, count: int) -> Usage:
    """Send back so many payloads, in a worker."""
    line.arrive_and_wait()
    before = Usage.here()
    for _ in range(count):
        channel.echo()
    return Usage.here() - before


async def run_tasks(
    ledger: Ledger,
    exchanges: list[Callable[[bytes], Coroutine[None, None, bytes]]],
    echoes: list[Callable[[], Coroutine[None, None, None]]],
) -> Report:
    """Do the same by tasks of one event loop: each worker has a way to exchange with it, and one to send back."""
    import asyncio

    from models.tasks import together

    request = ledger.request
    missing, all_here, go = request.workers, asyncio.Event(), asyncio.Event()
    creation = 0.0

    async def echo_all(worker: int) -> None:
        nonlocal missing
        missing -= 1
        if missing == 0:
            all_here.set()
        await go.wait()
        for _ in range(_count(request, worker)):
            await echoes[worker]()

    async def send_all() -> None:
        nonlocal creation
        await all_here.wait()
        creation = now() - begin
        trips, buffers = ledger.trips(), ledger.buffers
        ledger.begin()
        go.set()
        for number, worker in trips:
            payload = buffers[number]
            start = now()
            received = await exchanges[worker](payload)
            ledger.note(number, worker, start, now(), received)
        ledger.finish()

    begin = now()
    await together(request, map(echo_all, range(request.workers)), send_all)
    return ledger.report(creation, now())


def by_put_and_get(pairs: list[tuple]) -> tuple[list, list]:
    """Return the two ways that `run_tasks` needs, for pairs of channels, there and back, that can put and get."""

    def ways(there: asyncio.Queue, back: asyncio.Queue) -> tuple:
        async def exchange(payload: bytes) -> bytes:
            await there.put(payload)
            return await back.get()

        async def echo() -> None:
            await back.put(await there.get())

        return exchange, echo

    made = [ways(*pair) for pair in pairs]
    return [exchange for exchange, _ in made], [echo for _, echo in made]


def _count(request: Request, worker: int) -> int:
    return len(request.numbers(worker)) * request.repeats


def sample(
    request: Request,
    of_threads: Callable[[Request], Ends],
    of_processes: Callable[[Request, BaseContext], Ends],
    of_tasks: Callable[[Request, Ledger], Coroutine[None, None, Report]],
) -> Report:
    """Take the sample with the model's own kind of channel."""
    model = request.model
    if model == "serial":
        raise Unsupported("there is nobody to send to")
    if model == "process-pool":
        return _process_pool(request, of_processes)
    if model.startswith("process-"):
        return _processes(request, of_processes)
    if model in ("asyncio-gather", "asyncio-taskgroup"):
        import asyncio

        from models.tasks import refuse

        refuse(request)
        return asyncio.run(of_tasks(request, Ledger(request)))
    if model == "asyncio-to-thread":
        import asyncio

        return asyncio.run(_to_thread(request, of_threads))
    return (_thread_pool if model == "thread-pool" else _threads)(request, of_threads)


def _threads(request: Request, make: Callable[[Request], Ends]) -> Report:
    import threading

    ledger, line = Ledger(request), Line()
    channels = [make(request) for _ in range(request.workers)]
    begin = now()
    threads = [
        # One whose sender fails must not keep the process.
        threading.Thread(target=_echo_all, args=(line, channel, _count(request, worker)), daemon=True)
        for worker, channel in enumerate(channels)
    ]
    for thread in threads:
        thread.start()
    line.wait_for(len(threads))
    creation = now() - begin
    line.release(len(threads))
    send_all(ledger, channels)
    for thread in threads:
        thread.join()
    gone = now()
    return _closed(ledger.report(creation, gone), line, channels)


def _closed(report: Report, line: Line, channels: list[Ends]) -> Report:
    for channel in channels:
        channel.close()
    line.close()
    return report


def _thread_pool(request: Request, make: Callable[[Request], Ends]) -> Report:
    from concurrent.futures import ThreadPoolExecutor

    ledger, line = Ledger(request), Line()
    channels = [make(request) for _ in range(request.workers)]
    begin = now()
    with ThreadPoolExecutor(request.workers) as pool:
        futures = [
            pool.submit(_echo_all, line, channel, _count(request, worker)) for worker, channel in enumerate(channels)
        ]
        line.wait_for(len(futures))
        creation = now() - begin
        line.release(len(futures))
        send_all(ledger, channels)
        for future in futures:
            future.result()
    gone = now()
    return _closed(ledger.report(creation, gone), line, channels)


async def _to_thread(request: Request, make: Callable[[Request], Ends]) -> Report:
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    ledger, line = Ledger(request), Line()
    channels = [make(request) for _ in range(request.workers)]
    # The sender has a thread as well, since its queues block.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(request.workers + 1))
    begin = now()
    running = asyncio.gather(
        *(
            asyncio.to_thread(_echo_all, line, channel, _count(request, worker))
            for worker, channel in enumerate(channels)
        )
    )
    await line.wait_for_async(request.workers)
    creation = now() - begin
    line.release(request.workers)
    await asyncio.to_thread(send_all, ledger, channels)
    await running
    return _closed(ledger.report(creation, now()), line, channels)


def _processes(request: Request, make: Callable[[Request, BaseContext], Ends]) -> Report:
    from models.processes import Crew, context

    methods = context(request)
    ledger = Ledger(request)
    channels = [make(request, methods) for _ in range(request.workers)]
    crew = Crew(methods)
    begin = now()
    try:
        for worker, channel in enumerate(channels):
            crew.start(_echo_all, channel, _count(request, worker))
        crew.wait_for_all()
        creation = now() - begin
        crew.release()
        send_all(ledger, channels)
        for share, used in zip(ledger.shares, crew.results()):
            share.usage = used
    finally:
        crew.close()
        gone = now()
        for channel in channels:
            channel.close()
    return ledger.report(creation, gone)


_kept: tuple = ()


def _keep(*values: object) -> None:
    global _kept
    _kept = values


def _echo_in_pool(worker: int, count: int) -> tuple[int, Usage]:
    line, channels = _kept
    return worker, _echo_all(line, channels[worker], count)


def _process_pool(request: Request, make: Callable[[Request, BaseContext], Ends]) -> Report:
    from concurrent.futures import ProcessPoolExecutor

    from models.processes import ProcessLine, context

    methods = context(request)
    ledger, line = Ledger(request), ProcessLine(methods)
    channels = [make(request, methods) for _ in range(request.workers)]
    begin = now()
    with ProcessPoolExecutor(request.workers, methods, _keep, (line, channels)) as pool:
        futures = [pool.submit(_echo_in_pool, worker, _count(request, worker)) for worker in range(request.workers)]
        line.wait_for(len(futures), lambda: any(future.done() for future in futures))
        creation = now() - begin
        line.release(len(futures))
        send_all(ledger, channels)
        for future in futures:
            worker, used = future.result()
            ledger.shares[worker].usage = used
    gone = now()
    return _closed(ledger.report(creation, gone), line, channels)
