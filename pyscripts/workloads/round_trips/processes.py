"""Round trips between processes."""

from __future__ import annotations

from collections.abc import Callable

from models.alarm import Alarm
from models.line import Line, LostWorker
from models.process_pool import cause, pool_of, watch
from models.pools import raised
from models.processes import Crew, ProcessLine, context
from models.report import Report, Usage, now
from models.request import Request
from workloads.round_trips.channel import Ends, echo_all, send_all
from workloads.round_trips.ledger import Ledger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


def by_processes(request: Request, make: Callable[[Request, BaseContext], Ends]) -> Report:
    """Take the sample with a process for each worker."""
    methods = context(request)
    ledger = Ledger(request)
    channels = [make(request, methods) for _ in range(request.workers)]
    crew = Crew(methods, turns=1)
    begin = now()
    try:
        for worker, channel in enumerate(channels):
            crew.start(echo_all, channel, ledger.count(worker))
        crew.wait_for_all()
        creation = now() - begin
        with Alarm() as alarm:
            watching = crew.watch(alarm)
            crew.release()
            send_all(ledger, channels)
            crew.dismiss()
            watching.join()
        for share, used in zip(ledger.shares, crew.results()):
            share.usage = used
    except LostWorker:
        crew.raise_lost()
    finally:
        crew.close()
        gone = now()
        for channel in channels:
            channel.close()
    return ledger.report(creation, gone)


_kept: tuple = ()


def _keep(*values: object) -> None:
    global _kept
    _kept = values


def _echo_in_pool(worker: int, count: int) -> tuple[int, Usage]:
    line, channels = _kept
    used = echo_all(line, channels[worker], count)
    # The sender's process takes results in, which would be beside its trips to others.
    line.arrive_and_wait(1)
    return worker, used


def by_pool(request: Request, make: Callable[[Request, BaseContext], Ends]) -> Report:
    """Take the sample with a task of a pool for each worker."""
    methods = context(request)
    ledger, line = Ledger(request), ProcessLine(methods)
    channels = [make(request, methods) for _ in range(request.workers)]
    futures = []
    begin = now()
    try:
        with pool_of(request.workers, methods, _keep, (line, channels)) as pool:
            futures += [pool.submit(_echo_in_pool, worker, ledger.count(worker)) for worker in range(request.workers)]
            line.wait_for(len(futures), lambda: bool(raised(futures)))
            creation = now() - begin
            # It ends before the pool does: workers that are ended after an error of the sender's are not lost.
            with Alarm() as alarm:
                watching = watch(futures, alarm)
                line.release(len(futures))
                send_all(ledger, channels)
                line.release(len(futures), 1)
                watching.join()
    except LostWorker:
        raise cause(futures) from None
    finally:
        gone = now()
        for channel in channels:
            channel.close()
        line.close()
    for future in futures:
        worker, used = future.result()
        ledger.shares[worker].usage = used
    return ledger.report(creation, gone)
