"""`asyncio.gather` and `asyncio.TaskGroup`: each worker is a task, and all share one thread."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterable

from models.report import Report, Share, Usage, now, pass_sums
from models.request import Request, Unsupported
from models.team import Team

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work


def refuse(request: Request) -> None:
    """Raise `Unsupported` where this Python does not have what the model is named for."""
    if request.model == "asyncio-taskgroup" and sys.version_info < (3, 11):
        raise Unsupported("asyncio.TaskGroup needs Python 3.11")


async def together(
    request: Request, coroutines: Iterable[Coroutine], meanwhile: Callable[[], Awaitable[None]] | None = None
) -> list:
    """Run coroutines as tasks, by gather or in a group, and return what each returned.

    `meanwhile` is awaited once all tasks have been created.
    """
    if request.model == "asyncio-taskgroup":
        # There is one: see `refuse`.
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(each) for each in coroutines]
                if meanwhile is not None:
                    await meanwhile()
        except BaseExceptionGroup as errors:
            # What the first one raised is why the others ended.
            raise errors.exceptions[0] from None
        return [task.result() for task in tasks]
    gathered = asyncio.gather(*coroutines)
    if meanwhile is not None:
        beside = asyncio.ensure_future(meanwhile())
        # It would wait for ever for one that has failed.
        await asyncio.wait([gathered, beside], return_when=asyncio.FIRST_EXCEPTION)
        if gathered.done() and gathered.exception() is not None:
            beside.cancel()
        else:
            await beside
    return await gathered


class Tasks(Team):
    """Tasks of one event loop."""

    def sample(self, beside: Callable[[Awaitable[None]], Awaitable[None]] | None = None) -> Report:
        refuse(self.request)
        return asyncio.run(self._sample(beside))

    async def _sample(self, beside: Callable[[Awaitable[None]], Awaitable[None]] | None) -> Report:
        request, report = self.request, Report()
        works = [self.work(request, self.shared) for _ in range(request.workers)]
        for worker, work in enumerate(works):
            work.prepare(request.numbers(worker))
        await asyncio.gather(*(work.warm_up_async(request.numbers(worker)) for worker, work in enumerate(works)))
        shares = [Share() for _ in works]
        missing, all_here, go = len(works), asyncio.Event(), asyncio.Event()
        before, start = Usage(), 0.0

        async def run(worker: int) -> None:
            nonlocal missing
            missing -= 1
            if missing == 0:
                all_here.set()
            await go.wait()
            await _do_share(works[worker], shares[worker], request.numbers(worker), request.repeats)

        async def let_go() -> None:
            nonlocal before, start
            await all_here.wait()
            report.creation_seconds = now() - begin
            before = Usage.here()
            start = now()
            go.set()

        begin = now()
        running = together(request, map(run, range(len(works))), let_go)
        await (running if beside is None else beside(running))
        report.usage = Usage.here() - before
        gone = now()
        report.fill(request, shares, pass_sums(request, shares), start)
        report.join_seconds = max(0.0, gone - start - report.wall_seconds)
        report.note_latencies(request, shares, self.work)
        return report


async def _do_share(work: Work, share: Share, numbers: range, repeats: int) -> None:
    if work.waits:
        for _ in range(repeats):
            for number in numbers:
                share.starts.append(now())
                share.checks.append(await work.unit_async(number))
                share.ends.append(now())
        return
    for _ in range(repeats):
        for number in numbers:
            share.starts.append(now())
            share.checks.append(work.unit(number))
            share.ends.append(now())
            # A coroutine that never waits would keep all others from their turn.
            await asyncio.sleep(0)
