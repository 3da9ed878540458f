"""ipc.pipe: payloads through a pipe of the system."""

from __future__ import annotations

import os
from io import FileIO

from models.report import Report
from models.request import Request
from workloads import round_trips
from workloads.round_trips.channel import Ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from workloads.round_trips.ledger import Ledger


def _pipe() -> tuple[FileIO, FileIO]:
    reader, writer = os.pipe()
    return FileIO(reader, "rb"), FileIO(writer, "wb")


def _write(file: FileIO, payload: bytes) -> None:
    rest = memoryview(payload)
    while rest:
        rest = rest[file.write(rest) :]


def _read(file: FileIO, size: int) -> bytearray:
    payload = bytearray(size)
    rest = memoryview(payload)
    while rest:
        count = file.readinto(rest)
        if not count:
            raise EOFError("the other end of the pipe is closed")
        rest = rest[count:]
    return payload


class _ThreadEnds(Ends):
    """A pipe there and one back, between threads."""

    def __init__(self, request: Request) -> None:
        self._size = request.size
        self._from_sender, self._to_worker = _pipe()
        self._from_worker, self._to_sender = _pipe()

    def exchange(self, payload: bytes) -> bytes:
        _write(self._to_worker, payload)
        return _read(self._from_worker, self._size)

    def echo(self) -> None:
        _write(self._to_sender, _read(self._from_sender, self._size))

    def wake(self) -> None:
        # Who reads comes to the end, and who writes has nobody to read it.
        self.close()

    def close(self) -> None:
        for file in (self._to_worker, self._from_sender, self._to_sender, self._from_worker):
            file.close()


class _ProcessEnds(Ends):
    """`multiprocessing.Pipe`, both ways."""

    def __init__(self, request: Request, methods: BaseContext) -> None:
        self._mine, self._other = methods.Pipe()

    def exchange(self, payload: bytes) -> bytes:
        self._mine.send_bytes(payload)
        return self._mine.recv_bytes()

    def echo(self) -> None:
        self._other.send_bytes(self._other.recv_bytes())

    def close(self) -> None:
        self._mine.close()
        self._other.close()


class _Stream:
    """One way through a pipe, by asyncio's streams."""

    async def open(self, size: int) -> _Stream:
        import asyncio

        loop = asyncio.get_running_loop()
        source, target = _pipe()
        self._size = size
        self._reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(self._reader), source)
        transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, target)
        self._writer = asyncio.StreamWriter(transport, protocol, None, loop)
        return self

    async def put(self, payload: bytes) -> None:
        self._writer.write(payload)
        await self._writer.drain()

    async def get(self) -> bytes:
        return await self._reader.readexactly(self._size)

    def close(self) -> None:
        self._writer.close()


async def _of_tasks(request: Request, ledger: Ledger) -> Report:
    from workloads.round_trips.tasks import by_put_and_get, run_tasks

    pairs = [(await _Stream().open(request.size), await _Stream().open(request.size)) for _ in range(request.workers)]
    report = await run_tasks(ledger, *by_put_and_get(pairs))
    for pair in pairs:
        for stream in pair:
            stream.close()
    return report


def sample(request: Request) -> Report:
    """Take the sample."""
    return round_trips.sample(request, _ThreadEnds, _ProcessEnds, _of_tasks)
