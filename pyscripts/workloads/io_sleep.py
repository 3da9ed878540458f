"""io.sleep: sleeps, as its model sleeps."""

from __future__ import annotations

import time

from models.request import Request
from workloads import work
from workloads.numbers import unit_seed


class Work(work.Work):
    """Sleeps of `size` microseconds."""

    waits = True

    def __init__(self, request: Request, shared: object = None) -> None:
        super().__init__(request, shared)
        self._seconds = request.size / 1e6

    def unit(self, number: int) -> int:
        time.sleep(self._seconds)
        return unit_seed(self.request.seed, number)

    async def unit_async(self, number: int) -> int:
        import asyncio

        await asyncio.sleep(self._seconds)
        return unit_seed(self.request.seed, number)

    @staticmethod
    def latency(request: Request, start: float, end: float) -> float:
        """Return by how much it woke too late."""
        return end - start - request.size / 1e6
