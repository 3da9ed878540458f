"""loop: an event loop's timer of 1 ms, beside units of CPU work that the model carries out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from models import families
from models.report import Report, now
from models.request import Request
from workloads import cpu_pure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work as AnyWork

_PERIOD_SECONDS = 0.001


class Work(cpu_pure.Work):
    """The same units; the first is one of those that the timer has beside it."""

    warms_up = False


class Timer:
    """Wakes up every millisecond, and notes how late it was."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._is_over = False

    async def beside(self, work: Awaitable[None]) -> None:
        """Run until the work is done, and at least once."""
        ticking = asyncio.ensure_future(self._tick())
        # The first wait begins before the work, which may keep the loop to itself.
        await asyncio.sleep(0)
        try:
            await work
        finally:
            self._is_over = True
            await ticking

    async def _tick(self) -> None:
        while not self._is_over:
            due = now() + _PERIOD_SECONDS
            await asyncio.sleep(_PERIOD_SECONDS)
            self.late.append(now() - due)


def sample(request: Request) -> Report:
    """Take the sample."""
    return beside_timer(request, Work)


def beside_timer(request: Request, work: type[AnyWork]) -> Report:
    """Take a sample; without workers beside it, the loop does the units itself, one between two of its turns."""
    if request.model == "serial":
        request.model, request.workers = "asyncio-gather", 1
    timer = Timer()
    report = families.team(request, work).sample(timer.beside)
    report.latencies = timer.late
    return report
