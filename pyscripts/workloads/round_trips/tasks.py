"""Round trips between tasks of one event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from models.report import Report, now
from models.tasks import together
from workloads.round_trips.ledger import Ledger


async def run_tasks(
    ledger: Ledger,
    exchanges: list[Callable[[bytes], Coroutine[None, None, bytes]]],
    echoes: list[Callable[[], Coroutine[None, None, None]]],
) -> Report:
    """Take the sample; each worker has a way to exchange with it, and one to send back."""
    request = ledger.request
    missing, all_here, go, is_over = request.workers, asyncio.Event(), asyncio.Event(), asyncio.Event()
    creation = 0.0

    async def echo_all(worker: int) -> None:
        nonlocal missing
        missing -= 1
        if missing == 0:
            all_here.set()
        await go.wait()
        for _ in range(ledger.count(worker)):
            await echoes[worker]()
        # Ending would be beside the sender's trips to others.
        await is_over.wait()

    async def send_all() -> None:
        nonlocal creation
        await all_here.wait()
        creation = now() - begin
        trips, buffers = ledger.trips(), ledger.buffers
        ledger.begin()
        go.set()
        for number, worker in trips:
            payload = buffers[number]
            start = now()
            received = await exchanges[worker](payload)
            ledger.note(number, worker, start, now(), received)
        ledger.finish()
        is_over.set()

    begin = now()
    await together(request, map(echo_all, range(request.workers)), send_all)
    return ledger.report(creation, now())


def by_put_and_get(pairs: list[tuple]) -> tuple[list, list]:
    """Return the two ways that `run_tasks` needs, for pairs of channels, there and back, that can put and get."""

    def ways(there: asyncio.Queue, back: asyncio.Queue) -> tuple:
        async def exchange(payload: bytes) -> bytes:
            await there.put(payload)
            return await back.get()

        async def echo() -> None:
            await back.put(await there.get())

        return exchange, echo

    made = [ways(*pair) for pair in pairs]
    return [exchange for exchange, _ in made], [echo for _, echo in made]
