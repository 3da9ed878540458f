"""ipc.shared: payloads in shared memory, with a signal that they are there."""

from __future__ import annotations

import threading

from models.report import Report
from models.request import Request
from workloads import round_trips

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


class Ends(round_trips.Ends):
    """Memory of the process and two semaphores, between threads. Both sides copy the payload in and out."""

    def __init__(self, request: Request) -> None:
        self._area = bytearray(request.size)
        self._there = threading.Semaphore(0)
        self._back = threading.Semaphore(0)

    def exchange(self, payload: bytes) -> bytes:
        self._area[:] = payload
        self._there.release()
        self._back.acquire()
        return bytes(self._area)

    def echo(self) -> None:
        self._there.acquire()
        payload = bytes(self._area)
        self._area[:] = payload
        self._back.release()


class ProcessEnds(round_trips.Ends):
    """`multiprocessing.shared_memory` and a pipe whose messages have one byte."""

    def __init__(self, request: Request, methods: BaseContext) -> None:
        from multiprocessing.shared_memory import SharedMemory

        self._size = request.size
        self._memory = SharedMemory(create=True, size=request.size)
        self._mine, self._other = methods.Pipe()

    def exchange(self, payload: bytes) -> bytes:
        area = self._memory.buf
        area[: self._size] = payload
        self._mine.send_bytes(b".")
        self._mine.recv_bytes()
        return bytes(area[: self._size])

    def echo(self) -> None:
        area = self._memory.buf
        self._other.recv_bytes()
        payload = bytes(area[: self._size])
        area[: self._size] = payload
        self._other.send_bytes(b".")

    def close(self) -> None:
        self._mine.close()
        self._other.close()
        self._memory.close()
        self._memory.unlink()


class _TaskEnds:
    """Memory of the process and two events, between tasks."""

    def __init__(self, request: Request) -> None:
        import asyncio

        self._area = bytearray(request.size)
        self._there = asyncio.Event()
        self._back = asyncio.Event()

    async def exchange(self, payload: bytes) -> bytes:
        self._area[:] = payload
        self._there.set()
        await self._back.wait()
        self._back.clear()
        return bytes(self._area)

    async def echo(self) -> None:
        await self._there.wait()
        self._there.clear()
        payload = bytes(self._area)
        self._area[:] = payload
        self._back.set()


async def _of_tasks(request: Request, ledger: round_trips.Ledger) -> Report:
    channels = [_TaskEnds(request) for _ in range(request.workers)]
    return await round_trips.run_tasks(
        ledger, [channel.exchange for channel in channels], [channel.echo for channel in channels]
    )


def sample(request: Request) -> Report:
    """Take the sample."""
    return round_trips.sample(request, Ends, ProcessEnds, _of_tasks)
