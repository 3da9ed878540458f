"""ipc.shared: payloads in shared memory, with a signal that they are there."""

from __future__ import annotations

import mmap
import os
import threading

from models.report import Report
from models.request import Request, Unsupported
from workloads import round_trips
from workloads.round_trips.channel import Ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.resource_sharer import DupFd as _Duplicate

    from workloads.round_trips.ledger import Ledger


class _ThreadEnds(Ends):
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

    def wake(self) -> None:
        self._there.release()
        self._back.release()


def _unnamed(size: int) -> int:
    """Return a descriptor of memory that has no name."""
    try:
        descriptor = os.memfd_create("ipc.shared")
    except (AttributeError, OSError):
        # A Python that was built for an old glibc does not have it. A file of a file system in memory is the same.
        return _unnamed_file(size)
    os.truncate(descriptor, size)
    return descriptor


def _unnamed_file(size: int) -> int:
    import tempfile

    try:
        with tempfile.TemporaryFile(dir="/dev/shm") as file:
            # All of it now: writing where there is no room would end the process.
            os.posix_fallocate(file.fileno(), 0, size)
            return os.dup(file.fileno())
    except OSError as error:
        raise Unsupported(f"there is no memfd_create, and no room in /dev/shm: {error.strerror}") from error


class _Area:
    """Memory without a name, mapped by each process: nothing is left of it when they are gone, however they end.

    A block of `multiprocessing.shared_memory` is memory of the same kind, with a name in /dev/shm that outlives a process
    that is killed.
    """

    def __init__(self, size: int, descriptor: int | None = None) -> None:
        """Map the memory behind a descriptor, which is then this object's; without one, make it."""
        self._size = size
        if descriptor is None:
            descriptor = _unnamed(size)
        self._descriptor = descriptor
        self._map = mmap.mmap(descriptor, size)
        self.bytes = memoryview(self._map)

    def __reduce__(self) -> tuple:
        # Only when a process is started: it gets a descriptor of its own.
        from multiprocessing.reduction import DupFd

        return _mapped, (self._size, DupFd(self._descriptor))

    def close(self) -> None:
        self.bytes.release()
        self._map.close()
        os.close(self._descriptor)


def _mapped(size: int, duplicate: _Duplicate) -> _Area:
    return _Area(size, duplicate.detach())


class _ProcessEnds(Ends):
    """Shared memory and a pipe whose messages have one byte."""

    def __init__(self, request: Request, methods: BaseContext) -> None:
        self._area = _Area(request.size)
        self._mine, self._other = methods.Pipe()

    def exchange(self, payload: bytes) -> bytes:
        area = self._area.bytes
        area[:] = payload
        self._mine.send_bytes(b".")
        self._mine.recv_bytes()
        return bytes(area)

    def echo(self) -> None:
        area = self._area.bytes
        self._other.recv_bytes()
        payload = bytes(area)
        area[:] = payload
        self._other.send_bytes(b".")

    def close(self) -> None:
        self._mine.close()
        self._other.close()
        self._area.close()


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


async def _of_tasks(request: Request, ledger: Ledger) -> Report:
    from workloads.round_trips.tasks import run_tasks

    channels = [_TaskEnds(request) for _ in range(request.workers)]
    return await run_tasks(
        ledger, [channel.exchange for channel in channels], [channel.echo for channel in channels]
    )


def sample(request: Request) -> Report:
    """Take the sample."""
    return round_trips.sample(request, _ThreadEnds, _ProcessEnds, _of_tasks)
