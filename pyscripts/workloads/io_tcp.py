"""io.tcp: connects to a loopback server, which answers after a set time, and reads the answer."""

from __future__ import annotations

import zlib

from models.request import Request
from workloads import loopback, work
from workloads.numbers import unit_seed


class Work(work.Work):
    """Fetches of `size` bytes."""

    waits = True

    def __init__(self, request: Request, shared: object = None) -> None:
        super().__init__(request, shared)
        self._client = loopback.Client(request, loopback.BYTES)

    def unit(self, number: int) -> int:
        return zlib.crc32(self._client.fetch(unit_seed(self.request.seed, number)))

    async def unit_async(self, number: int) -> int:
        return zlib.crc32(await self._client.fetch_async(unit_seed(self.request.seed, number)))

    @staticmethod
    def latency(request: Request, start: float, end: float) -> float:
        """Return the whole time from connecting to the end of the answer."""
        return end - start
