"""ipc.queue: payloads through the model's own queue."""

from __future__ import annotations

import queue

from models.report import Report
from models.request import Request
from workloads import round_trips

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


class Ends(round_trips.Ends):
    """A queue there and one back, of whichever kind."""

    def __init__(self, there: queue.Queue, back: queue.Queue) -> None:
        self._there = there
        self._back = back

    def exchange(self, payload: bytes) -> bytes:
        self._there.put(payload)
        return self._back.get()

    def echo(self) -> None:
        self._back.put(self._there.get())


def _of_threads(request: Request) -> Ends:
    return Ends(queue.Queue(), queue.Queue())


def _of_processes(request: Request, methods: BaseContext) -> Ends:
    return Ends(methods.Queue(), methods.Queue())


async def _of_tasks(request: Request, ledger: round_trips.Ledger) -> Report:
    import asyncio

    pairs = [(asyncio.Queue(), asyncio.Queue()) for _ in range(request.workers)]

    return await round_trips.run_tasks(ledger, *round_trips.by_put_and_get(pairs))


def sample(request: Request) -> Report:
    """Take the sample."""
    return round_trips.sample(request, _of_threads, _of_processes, _of_tasks)
