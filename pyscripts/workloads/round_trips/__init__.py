"""What the ipc workloads have in common: a sender, workers that send back what they get, and a channel to each.

Not every module is imported here: a worker that is a new interpreter would pay for those that it has no use for.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine

from models.report import Report
from models.request import Request, Unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from workloads.round_trips.channel import Ends
    from workloads.round_trips.ledger import Ledger


def sample(
    request: Request,
    of_threads: Callable[[Request], Ends],
    of_processes: Callable[[Request, BaseContext], Ends],
    of_tasks: Callable[[Request, Ledger], Coroutine[None, None, Report]],
) -> Report:
    """Take the sample with the model's own kind of channel."""
    model = request.model
    if model == "serial":
        raise Unsupported("there is nobody to send to")
    if model.startswith("process-"):
        from workloads.round_trips import processes

        take = processes.by_pool if model == "process-pool" else processes.by_processes
        return take(request, of_processes)
    if model in ("asyncio-gather", "asyncio-taskgroup"):
        import asyncio

        from models.tasks import refuse
        from workloads.round_trips.ledger import Ledger

        refuse(request)
        return asyncio.run(of_tasks(request, Ledger(request)))
    from workloads.round_trips import threads

    if model == "asyncio-to-thread":
        import asyncio

        return asyncio.run(threads.by_to_thread(request, of_threads))
    return (threads.by_pool if model == "thread-pool" else threads.by_threads)(request, of_threads)
