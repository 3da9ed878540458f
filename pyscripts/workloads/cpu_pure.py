"""cpu.pure: integer arithmetic, a step at a time: bytecode alone, which holds the GIL."""

from __future__ import annotations

from workloads import work
from workloads.numbers import unit_seed


class Work(work.Work):
    """Steps of a generator of numbers."""

    def unit(self, number: int) -> int:
        x = unit_seed(self.request.seed, number) & 0x7FFFFFFF
        result = 0
        for _ in range(self.request.size):
            x = (x * 1103515245 + 12345) & 0x7FFFFFFF
            result ^= x
        return result
