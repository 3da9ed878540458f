"""`asyncio.to_thread`: a task for each unit, which hands it to the event loop's threads."""

from __future__ import annotations

import asyncio

from models.pools import ThreadPool, do_unit


class ToThread(ThreadPool):
    """The default executor of an event loop, with as many threads as there are to be workers."""

    def create(self) -> None:
        self._loop = asyncio.new_event_loop()
        super().create()
        self._loop.set_default_executor(self.executor)

    def go(self) -> None:
        """Do nothing yet: units are handed in by tasks."""

    def wait(self) -> None:
        self._loop.run_until_complete(self.wait_async())

    async def wait_async(self) -> None:
        # Another loop may be the one that runs.
        asyncio.get_running_loop().set_default_executor(self.executor)
        units = range(self.request.units)
        self._done = list(
            await asyncio.gather(
                *(asyncio.to_thread(do_unit, number) for _ in range(self.request.repeats) for number in units)
            )
        )

    def close(self) -> None:
        super().close()
        self._loop.close()
