"""ipc.queue: payloads through the model's own queue."""

from __future__ import annotations

import queue

from models.report import Report
from models.request import Request
from workloads import round_trips
from workloads.round_trips.channel import Ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from workloads.round_trips.ledger import Ledger


class _Queues(Ends):
    """A queue there and one back, of whichever kind."""

    def __init__(self, there: queue.Queue, back: queue.Queue) -> None:
        self._there = there
        self._back = back

    def exchange(self, payload: bytes) -> bytes:
        self._there.put(payload)
        return self._back.get()

    def echo(self) -> None:
        self._back.put(self._there.get())

    def wake(self) -> None:
        self._there.put(b"")
        self._back.put(b"")


class _ProcessQueues(_Queues):
    """Two queues between processes."""

    def close(self) -> None:
        # All payloads have arrived, or never will: then the queue's own thread must not wait for somebody to read them.
        for each in (self._there, self._back):
            each.cancel_join_thread()
            each.close()


def _of_threads(request: Request) -> Ends:
    return _Queues(queue.Queue(), queue.Queue())


def _of_processes(request: Request, methods: BaseContext) -> Ends:
    return _ProcessQueues(methods.Queue(), methods.Queue())


async def _of_tasks(request: Request, ledger: Ledger) -> Report:
    import asyncio

    from workloads.round_trips.tasks import by_put_and_get, run_tasks

    pairs = [(asyncio.Queue(), asyncio.Queue()) for _ in range(request.workers)]
    return await run_tasks(ledger, *by_put_and_get(pairs))


def sample(request: Request) -> Report:
    """Take the sample."""
    return round_trips.sample(request, _of_threads, _of_processes, _of_tasks)
