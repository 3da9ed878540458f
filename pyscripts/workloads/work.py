"""What a workload that is made of units offers to the models."""

from __future__ import annotations

from models.request import Request


class Work:
    """The units of a workload, as one worker does them: it is made and prepared where it is used."""

    #: Whether a unit waits for something outside, and so has a coroutine as well.
    waits = False
    #: Whether each worker does one unit before the start line.
    warms_up = True

    def __init__(self, request: Request, shared: object = None) -> None:
        """Take the request; `shared` is what all workers of a sample have in common, where they have anything."""
        self.request = request
        self.shared = shared

    def prepare(self, numbers: range) -> None:
        """Make the input of the units with these numbers. Never timed."""

    def warm_up(self, numbers: range) -> None:
        """Do the first of these units, and forget it: what a first unit pays for is none of the model's costs."""
        if self.warms_up and numbers:
            self.unit(numbers[0])

    async def warm_up_async(self, numbers: range) -> None:
        """Do the same as asyncio does it."""
        if self.warms_up and numbers:
            await self.unit_async(numbers[0])

    def unit(self, number: int) -> int:
        """Do a unit and return its check value."""
        raise NotImplementedError

    async def unit_async(self, number: int) -> int:
        """Do a unit that waits as asyncio waits."""
        return self.unit(number)

    @staticmethod
    def latency(request: Request, start: float, end: float) -> float | None:
        """Return a unit's latency in seconds; None where the workload has none."""
        return None
