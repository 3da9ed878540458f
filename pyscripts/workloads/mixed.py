"""mixed: fetches a JSON document from the loopback server, parses it and computes with its numbers."""

from __future__ import annotations

import json

from models.request import Request
from workloads import loopback, work
from workloads.numbers import unit_seed


def compute(document: bytes) -> int:
    """Take 20 steps from each number of a list, and combine them all."""
    result = 0
    for x in json.loads(document):
        for _ in range(20):
            x = (x * 1103515245 + 12345) & 0x7FFFFFFF
            result ^= x
    return result


class Work(work.Work):
    """Documents of `size` numbers."""

    waits = True

    def __init__(self, request: Request, shared: object = None) -> None:
        super().__init__(request, shared)
        self._client = loopback.Client(request, loopback.NUMBERS)

    def unit(self, number: int) -> int:
        return compute(self._client.fetch(unit_seed(self.request.seed, number)))

    async def unit_async(self, number: int) -> int:
        return compute(await self._client.fetch_async(unit_seed(self.request.seed, number)))
