"""`threading.Thread`: each worker does its share of the units."""

from __future__ import annotations

import threading

from models.line import Line, SampleOver
from models.report import Share
from models.team import Team, do_share


class Threads(Team):
    """Threads of this process."""

    def create(self) -> None:
        self.line = Line()
        self._shares = [Share() for _ in range(self.request.workers)]
        self._errors: list[BaseException] = []
        self._threads: list[threading.Thread] = []
        for worker in range(self.request.workers):
            thread = threading.Thread(target=self._run, args=(worker,), name=f"worker-{worker}")
            thread.start()
            self._threads.append(thread)
        self.line.wait_for(len(self._threads))

    def _run(self, worker: int) -> None:
        numbers = self.request.numbers(worker)
        try:
            self.line.arrive_and_wait()
            work = self.work(self.request, self.shared)
            work.prepare(numbers)
            work.warm_up(numbers)
            self.line.arrive_and_wait(1)
            do_share(work, self._shares[worker], numbers, self.request.repeats)
        except SampleOver:
            return
        except BaseException as error:  # Raised again by who collects.
            self._errors.append(error)
        self.line.arrive()

    def prepare(self) -> None:
        self.line.release(len(self._threads))
        self.line.wait_for(len(self._threads))
        self._raise()

    def go(self) -> None:
        self.line.release(len(self._threads), 1)

    def wait(self) -> None:
        self.line.wait_for(len(self._threads))

    async def wait_async(self) -> None:
        await self.line.wait_for_async(len(self._threads))

    def collect(self) -> list[Share]:
        self._raise()
        return self._shares

    def _raise(self) -> None:
        if self._errors:
            raise self._errors[0]

    def close(self) -> None:
        # Those that still wait when something went wrong are told to go on, and end.
        self.line.give_up()
        for thread in self._threads:
            thread.join()
        self.line.close()
