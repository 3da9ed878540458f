"""`concurrent.futures.ProcessPoolExecutor`, by the interpreter's own default start method."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_EXCEPTION, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from threading import Thread

from models.alarm import Alarm
from models.line import Line
from models.pools import Pool, raised
from models.processes import ProcessLine, context
from models.report import Share, Usage


class ProcessPool(Pool):
    """Processes that are handed one unit after another."""

    def make_line(self) -> Line:
        self._methods = context(self.request)
        return ProcessLine(self._methods)

    def make_executor(self, begin: Callable[..., None], arguments: tuple) -> Executor:
        return ProcessPoolExecutor(self.request.workers, self._methods, begin, arguments)

    def prepare(self) -> None:
        super().prepare()
        self._before = dict(self.everyone(_usage))

    def collect(self) -> list[Share]:
        shares = super().collect()
        used = Usage()
        for process, after in self.everyone(_usage):
            used = used + (after - self._before[process])
        shares[0].usage = used
        return shares

    def end_workers(self) -> None:
        end_children()


def end_children() -> None:
    """End the processes that this one has started: an executor has no public way to end workers that wait."""
    for process in multiprocessing.active_children():
        process.terminate()


@contextmanager
def pool_of(
    count: int, methods: BaseContext, begin: Callable[..., None] | None = None, arguments: tuple = ()
) -> Iterator[ProcessPoolExecutor]:
    """Make a pool and shut it down; after an error its workers are ended, which may wait for each other."""
    pool = ProcessPoolExecutor(count, methods, begin, arguments)
    try:
        yield pool
    except BaseException:
        end_children()
        raise
    finally:
        pool.shutdown()
        # After a refused start the pool waits for none of those that it has started.
        for process in multiprocessing.active_children():
            process.join()


def watch(futures: list[Future], alarm: Alarm) -> Thread:
    """Start a thread that rings as soon as one of the futures has failed, and ends when all have come."""

    def run() -> None:
        done, _ = wait(futures, return_when=FIRST_EXCEPTION)
        if raised(done):
            alarm.ring()

    watching = Thread(target=run, daemon=True)
    watching.start()
    return watching


def cause(futures: list[Future]) -> BaseException:
    """Return what a worker raised of itself, and not since the pool had ended, where there is any such."""
    errors = raised(futures)
    return next((error for error in errors if not isinstance(error, BrokenProcessPool)), errors[0])


def _usage() -> tuple[int, Usage]:
    """Return which process this is, and what it has used."""
    return os.getpid(), Usage.here()
