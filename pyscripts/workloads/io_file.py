"""io.file: writes a file, reads it back and removes it; all in the page cache."""

from __future__ import annotations

import _thread
import os
import zlib

from models.request import Request
from workloads import work
from workloads.numbers import Buffers


class Work(work.Work):
    """Files of `size` bytes, in the sample's own folder. asyncio has no other way to use a file."""

    def __init__(self, request: Request, shared: object = None) -> None:
        super().__init__(request, shared)
        self._buffers = Buffers(request.seed, request.size)
        self._checks: dict[int, int] = {}

    def prepare(self, numbers: range) -> None:
        self._buffers.make(numbers)
        for number in numbers[:4]:
            self._checks[number & 3] = zlib.crc32(self._buffers[number])

    def unit(self, number: int) -> int:
        written = self._buffers[number]
        # A pool may have the same unit of two passes under way at once.
        path = f"{self.request.directory}/unit-{number}-{os.getpid()}-{_thread.get_ident()}"
        # Without Python's own buffer: all bytes are written and read at once.
        with open(path, "xb", buffering=0) as file:
            rest = memoryview(written)
            while rest:
                rest = rest[file.write(rest) :]
        with open(path, "rb", buffering=0) as file:
            read = file.read()
        os.unlink(path)
        # Comparing is cheaper than a checksum in each unit.
        return self._checks[number & 3] if read == written else zlib.crc32(read)
