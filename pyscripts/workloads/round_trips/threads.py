"""Round trips between threads of one process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread

from models.line import Line, LostWorker, SampleOver
from models.pools import raised
from models.report import Report, now
from models.request import Request
from workloads.round_trips.channel import Ends, echo_in_thread, send_all
from workloads.round_trips.ledger import Ledger


class _Round:
    """The sender's ledger, the line and the channels of a sample."""

    def __init__(self, request: Request, make: Callable[[Request], Ends]) -> None:
        self.ledger, self.line = Ledger(request), Line()
        self.channels = [make(request) for _ in range(request.workers)]
        self.begin = now()
        self.creation_seconds = 0.0

    def jobs(self) -> list[tuple[Line, Ends, int]]:
        """Return what each worker's `echo_in_thread` is given."""
        return [(self.line, channel, self.ledger.count(worker)) for worker, channel in enumerate(self.channels)]

    def let_go(self) -> None:
        """Let all workers go, who are there now."""
        self.creation_seconds = now() - self.begin
        self.line.release(len(self.channels))

    def send(self) -> None:
        """Send each payload and take it back, then let the workers end."""
        send_all(self.ledger, self.channels)
        self.line.release(len(self.channels), 1)

    def end(self) -> None:
        """Let nobody wait for anybody any more, after an error."""
        self.line.give_up()
        for channel in self.channels:
            channel.abandon()

    def report(self) -> Report:
        """Return the report, when the workers are gone."""
        gone = now()
        for channel in self.channels:
            channel.close()
        self.line.close()
        return self.ledger.report(self.creation_seconds, gone)


def _own(errors: Iterable[BaseException]) -> BaseException:
    """Return what a worker raised of itself, and not since others had ended."""
    return next((error for error in errors if not isinstance(error, (LostWorker, SampleOver))), LostWorker())


def by_threads(request: Request, make: Callable[[Request], Ends]) -> Report:
    """Take the sample with a thread for each worker."""
    sample = _Round(request, make)
    errors: list[BaseException] = []

    def run(line: Line, channel: Ends, count: int) -> None:
        try:
            echo_in_thread(line, channel, count)
        except BaseException as error:  # Raised again by the sender.
            errors.append(error)

    threads = [Thread(target=run, args=job) for job in sample.jobs()]
    try:
        for thread in threads:
            thread.start()
        sample.line.wait_for(len(threads))
        sample.let_go()
        sample.send()
        for thread in threads:
            thread.join()
    except BaseException as error:
        sample.end()
        for thread in threads:
            if thread.ident is not None:
                thread.join()
        if isinstance(error, LostWorker):
            raise _own(errors) from None
        raise
    return sample.report()


def by_pool(request: Request, make: Callable[[Request], Ends]) -> Report:
    """Take the sample with a task of a pool for each worker."""
    sample = _Round(request, make)
    futures: list[Future] = []
    with ThreadPoolExecutor(request.workers) as pool:
        try:
            futures += [pool.submit(echo_in_thread, *job) for job in sample.jobs()]
            sample.line.wait_for(len(futures))
            sample.let_go()
            sample.send()
            for future in futures:
                future.result()
        except BaseException as error:
            sample.end()
            pool.shutdown()
            if isinstance(error, LostWorker):
                raise _own(raised(futures)) from None
            raise
    return sample.report()


async def by_to_thread(request: Request, make: Callable[[Request], Ends]) -> Report:
    """Take the sample with a call of `asyncio.to_thread` for each worker."""
    import asyncio

    sample = _Round(request, make)
    # The sender has a thread as well, since its queues block.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(request.workers + 1))
    running = [asyncio.ensure_future(asyncio.to_thread(echo_in_thread, *job)) for job in sample.jobs()]
    try:
        await sample.line.wait_for_async(len(running), lambda: any(task.done() for task in running))
        sample.let_go()
        await asyncio.to_thread(sample.send)
        await asyncio.gather(*running)
    except BaseException as error:
        sample.end()
        results = await asyncio.gather(*running, return_exceptions=True)
        if isinstance(error, LostWorker):
            raise _own(result for result in results if isinstance(result, BaseException)) from None
        raise
    return sample.report()
