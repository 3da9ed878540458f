"""`ThreadPoolExecutor`: each unit is handed in by itself. What the other pools have in common with it is here too."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor

from models.line import Line, LostWorker
from models.report import Share, now
from models.request import Request
from models.team import Team

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work

#: One unit that a pool did: the worker, its start and end, and the check value.
Done = tuple[int, float, float, int]


class Pool(Team):
    """An executor whose workers all exist, and have their input, before the first unit."""

    executor: Executor | None = None

    def make_line(self) -> Line:
        """Make the line at which the workers meet."""
        return Line()

    def make_executor(self, begin: Callable[..., None], arguments: tuple) -> Executor:
        """Make the executor, whose workers call `begin` with these arguments first."""
        raise NotImplementedError

    def create(self) -> None:
        self._done: list[Done] | None = None
        self.line = self.make_line()
        self.executor = self.make_executor(_begin, (self.request, self.work, self.shared, self.line))
        # A pool starts its workers as it needs them: so many tasks that wait for each other need all of them.
        self.everyone(_meet)

    def prepare(self) -> None:
        self.everyone(_prepare)

    def everyone(self, task: Callable[[], object]) -> list:
        """Have each worker carry out a task, and return what each returned."""
        count = self.request.workers
        futures = [self.executor.submit(_at_line, task) for _ in range(count)]
        try:
            self.line.wait_for(count, is_broken=lambda: bool(raised(futures)))
            self.line.release(count)
        except LostWorker:
            # The future that is done says why.
            futures = [future for future in futures if future.done()]
        return [future.result() for future in futures]

    def hand_in(self) -> list[Future]:
        """Hand in every unit of every pass."""
        submit, units = self.executor.submit, range(self.request.units)
        return [submit(do_unit, number) for _ in range(self.request.repeats) for number in units]

    def go(self) -> None:
        self._futures = self.hand_in()

    def wait(self) -> None:
        self._done = [future.result() for future in self._futures]

    async def wait_async(self) -> None:
        import asyncio

        self._done = list(await asyncio.gather(*map(asyncio.wrap_future, self._futures)))

    def collect(self) -> list[Share]:
        shares: dict[int, Share] = {}
        for worker, start, end, _ in sorted(self._done, key=lambda done: done[1]):
            share = shares.setdefault(worker, Share())
            share.starts.append(start)
            share.ends.append(end)
        return list(shares.values())

    def sums(self, shares: list[Share]) -> list[int]:
        units = self.request.units
        checks = [check for _, _, _, check in self._done]
        return [sum(checks[index * units : (index + 1) * units]) for index in range(self.request.repeats)]

    def idle_count(self, shares: list[Share]) -> int:
        return self.request.workers - len(shares)

    def close(self) -> None:
        self.line.give_up()
        if self.executor is not None:
            if self._done is None:
                self.end_workers()
            self.executor.shutdown(wait=True, cancel_futures=self._done is None)
        self.line.close()

    def end_workers(self) -> None:
        """End those that wait after something went wrong; threads have been told by the line."""


class ThreadPool(Pool):
    """`concurrent.futures.ThreadPoolExecutor`."""

    def make_executor(self, begin: Callable[..., None], arguments: tuple) -> Executor:
        return ThreadPoolExecutor(self.request.workers, "worker", begin, arguments)


def raised(futures: Iterable[Future]) -> list[BaseException]:
    """Return what those of the futures raised that have failed."""
    errors = (future.exception() for future in futures if future.done())
    return [error for error in errors if error is not None]


class _Here(threading.local):
    """What a worker knows: its line, its work, and which one it is."""


_here = _Here()


def _begin(request: Request, work: type[Work], shared: object, line: Line) -> None:
    _here.request, _here.line = request, line
    _here.work = work(request, shared)
    # A thread has a number of its own, and so has a process.
    _here.identity = threading.get_native_id()


def _at_line(task: Callable[[], object]) -> object:
    result = task()
    _here.line.arrive_and_wait()
    return result


def _meet() -> None:
    """Do nothing but be there."""


def _prepare() -> None:
    numbers = range(_here.request.units)
    _here.work.prepare(numbers)
    _here.work.warm_up(numbers)


def do_unit(number: int) -> Done:
    """Do one unit, in a worker."""
    start = now()
    check = _here.work.unit(number)
    return _here.identity, start, now(), check
