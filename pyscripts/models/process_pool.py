"""`concurrent.futures.ProcessPoolExecutor`, by the interpreter's own default start method."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor

from models.line import Line
from models.pools import Pool
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
        # An executor has no public way to end workers that wait.
        for process in list((self.executor._processes or {}).values()):
            process.terminate()


def _usage() -> tuple[int, Usage]:
    """Return which process this is, and what it has used."""
    return os.getpid(), Usage.here()
