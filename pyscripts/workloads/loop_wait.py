"""loop.wait: an event loop's timer of 1 ms, beside waits that the model carries out.

A call that was not made for asyncio waits with the loop in its hands; the same wait, awaited, leaves it to others.
"""

from __future__ import annotations

from models.report import Report
from models.request import Request
from workloads import io_sleep
from workloads.loop import beside_timer


class Work(io_sleep.Work):
    """The same waits; the first is one of those that the timer has beside it."""

    warms_up = False


class Blocking(Work):
    """Waits that a coroutine makes by `time.sleep`."""

    waits = False


def sample(request: Request) -> Report:
    """Take the sample; `serial` calls in the loop what blocks."""
    return beside_timer(request, Blocking if request.model == "serial" else Work)
