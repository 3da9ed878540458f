"""Where workers wait until all of them are there: two pipes, which threads and processes use alike."""

from __future__ import annotations

import os
import select
from collections.abc import Callable

#: How often it is looked whether a worker that says nothing is still there.
_GLANCE_MILLISECONDS = 50


class Line:
    """A worker says that it is there by writing a byte, and goes on when it has read one.

    Who went on first must not read the byte of another: so turns take one of two pipes each, in alternation.
    """

    def __init__(self) -> None:
        self.arrivals, self._arrive = os.pipe()
        pipes = os.pipe(), os.pipe()
        self._go = [go for go, _ in pipes]
        self._release = [release for _, release in pipes]

    # The worker's side.

    def arrive(self) -> None:
        """Say that this worker is there, and do not wait."""
        os.write(self._arrive, b".")

    def arrive_and_wait(self, turn: int = 0) -> None:
        """Say that this worker is there, and wait to be let go; raise `SampleOver` where nobody will be."""
        self.arrive()
        if not os.read(self._go[turn & 1], 1):
            raise SampleOver

    def stand(self) -> None:
        """Be there until all are let go, or nobody will be any more."""
        try:
            self.arrive_and_wait()
        except SampleOver:
            # Somebody else says what went wrong; a traceback of this one would hide it.
            pass

    # The side of who watches.

    def wait_for(self, count: int, is_broken: Callable[[], bool] | None = None) -> None:
        """Wait until so many workers have arrived.

        `is_broken` is asked now and then, and says whether somebody will never arrive: then it raises `LostWorker`.
        """
        watched = select.poll()
        watched.register(self.arrivals, select.POLLIN)
        while count > 0:
            if watched.poll(None if is_broken is None else _GLANCE_MILLISECONDS):
                count -= len(os.read(self.arrivals, count))
            elif is_broken is not None and is_broken():
                raise LostWorker

    async def wait_for_async(self, count: int, is_broken: Callable[[], bool] = lambda: False) -> None:
        """Do the same, and let the event loop go on meanwhile."""
        import asyncio

        loop = asyncio.get_running_loop()
        all_here = asyncio.Event()
        missing = count

        def read() -> None:
            nonlocal missing
            missing -= len(os.read(self.arrivals, missing))
            if missing == 0:
                loop.remove_reader(self.arrivals)
                all_here.set()

        loop.add_reader(self.arrivals, read)
        arrived = loop.create_task(all_here.wait())
        try:
            while not (await asyncio.wait([arrived], timeout=_GLANCE_MILLISECONDS / 1000))[0]:
                if is_broken():
                    raise LostWorker
        finally:
            loop.remove_reader(self.arrivals)
            arrived.cancel()

    def release(self, count: int, turn: int = 0) -> None:
        """Let so many workers go."""
        os.write(self._release[turn & 1], b"." * count)

    def give_up(self) -> None:
        """Let nobody go any more: threads that wait, or will, are told that the sample has ended."""
        while self._release:
            os.close(self._release.pop())

    def close(self) -> None:
        """Give the pipes back, when nobody uses them any more."""
        self.give_up()
        for descriptor in (self.arrivals, self._arrive, *self._go):
            os.close(descriptor)


class LostWorker(Exception):
    """A worker ended before it had done its work."""


class SampleOver(Exception):
    """Nobody is let go from the line any more, since something went wrong elsewhere."""
