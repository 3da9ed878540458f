"""A group of workers of one model, who do the units of a workload."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import CLOCK_MONOTONIC, clock_gettime

from models.report import Report, Share, Usage, now, pass_sums
from models.request import Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work


class Team:
    """What each model does in its own way. The calls come in the order in which they stand here."""

    def __init__(self, request: Request, work: type[Work], shared: object = None) -> None:
        """`work` is the workload's class, and `shared` what all its workers have in common."""
        self.request = request
        self.work = work
        self.shared = shared

    def create(self) -> None:
        """Create the workers, and return when each of them exists."""

    def prepare(self) -> None:
        """Have each worker make its input, and do a unit that does not count."""

    def go(self) -> None:
        """Let the workers go."""
        raise NotImplementedError

    def wait(self) -> None:
        """Wait until the last unit is done."""

    async def wait_async(self) -> None:
        """Wait until the last unit is done, and let the event loop go on meanwhile."""
        raise NotImplementedError

    def collect(self) -> list[Share]:
        """Return what each worker did, for a pool those that did anything; raise what a worker raised."""
        raise NotImplementedError

    def sums(self, shares: list[Share]) -> list[int]:
        """Return each pass's sum of check values."""
        return pass_sums(self.request, shares)

    def idle_count(self, shares: list[Share]) -> int:
        """Return how many workers there were besides."""
        return 0

    def close(self) -> None:
        """Wait until the workers are gone. After an error, end them."""

    def sample(self, beside: Callable[[Awaitable[None]], Awaitable[None]] | None = None) -> Report:
        """Take the sample; `beside` is what an event loop does while it waits for the workers."""
        report = Report()
        try:
            begin = now()
            self.create()
            report.creation_seconds = now() - begin
            self.prepare()
            if beside is None:
                before = Usage.here()
                start = now()
                self.go()
                self.wait()
            else:
                import asyncio

                loop = asyncio.new_event_loop()
                before = Usage.here()
                start = now()
                self.go()
                loop.run_until_complete(beside(self.wait_async()))
                loop.close()
            report.usage = Usage.here() - before
            shares = self.collect()
        finally:
            self.close()
        gone = now()
        report.fill(self.request, shares, self.sums(shares), start, self.idle_count(shares))
        report.join_seconds = max(0.0, gone - start - report.wall_seconds)
        report.note_latencies(self.request, shares, self.work)
        return report


def do_share(work: Work, share: Share, numbers: range, repeats: int) -> None:
    """Do a worker's units, pass by pass, and note when each began and ended."""
    unit, began, ended, checked = work.unit, share.starts.append, share.ends.append, share.checks.append
    clock, monotonic = clock_gettime, CLOCK_MONOTONIC
    for _ in range(repeats):
        for number in numbers:
            began(clock(monotonic))
            checked(unit(number))
            ended(clock(monotonic))
