"""memory: a parent with a heap of many small objects starts workers that touch it.

What counts is how much memory all processes together take besides the parent's heap: a forked child shares the parent's
pages until either writes to them. A garbage collection writes to all objects that it looks at, which `gc.freeze` hides
from it; reading an object writes its reference count, which nothing prevents. So workers collect first, and read then.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from models.line import Line, LostWorker
from models.memory import tree_bytes
from models.report import Report, Usage, checksum, now
from models.request import Request, Unsupported

#: What one object counts for, in both languages. A pair is a list (64 bytes with the garbage collector's part), a tuple
#: of it (48) and their places in the heap (16).
_OBJECT_BYTES = 64

_heap: list = []


def _build(size: int) -> None:
    """Build a heap of about so many bytes: every second object is a list, and the others are tuples of one."""
    was_enabled = gc.isenabled()
    # Objects are made to last: looking for garbage among them again and again takes longer than making them.
    gc.disable()
    append = _heap.append
    count = max(1, size // _OBJECT_BYTES)
    for _ in range(count // 2):
        one: list = []
        append(one)
        append((one,))
    if count % 2:
        append([])
    if was_enabled:
        gc.enable()


def _touch() -> int:
    """Read every object, and return how many there are."""
    count = 0
    for _ in _heap:
        count += 1
    return count


class Round:
    """Workers that are started, collect garbage and touch the heap, and what memory is taken each time."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.taken: list[int] = []
        self.count = 0
        self.created_at = 0.0
        self.looked = 0.0
        self.looking = Usage()
        self.alone = self._look()
        self.looked = 0.0
        self.looking = Usage()

    def _look(self) -> int:
        used, begin = Usage.here(), now()
        taken = tree_bytes()
        self.looked += now() - begin
        self.looking = self.looking + (Usage.here() - used)
        return taken

    def note(self) -> None:
        """Note what memory is taken, while all workers stand still."""
        if not self.taken:
            self.created_at = now()
        self.taken.append(self._look() - self.alone)

    def add_up(self, counts: list[int]) -> None:
        """Take how many objects each worker has read; raise if one did not see every object."""
        if any(count != len(_heap) for count in counts):
            raise RuntimeError(f"memory: workers saw {counts} objects, where there are {len(_heap)}")
        self.count = sum(counts)


#: Has the workers of a round go through its three steps.
Way = Callable[[Round], None]


def _steps(line: Line, size: int) -> int:
    """Do a worker's part, whatever the number of units: one reading."""
    line.arrive_and_wait(0)
    gc.collect()
    line.arrive_and_wait(1)
    if not _heap:
        # A new interpreter has nothing of its parent's: it has to make what it is to read.
        _build(size)
    count = _touch()
    line.arrive_and_wait(0)
    return count


def sample(request: Request) -> Report:
    """Take the sample."""
    way, report = _way(request), Report()
    _build(request.size)
    heap_bytes = tree_bytes()
    before = Usage.here()
    begin = now()
    plain = Round(request)
    way(plain)
    gc.collect()
    gc.freeze()
    frozen = Round(request)
    way(frozen)
    report.wall_seconds = now() - begin - plain.looked - frozen.looked
    report.usage = _used(request) - before - plain.looking - frozen.looking
    report.creation_seconds = plain.created_at - begin
    report.checksum = checksum(request, [plain.count, frozen.count])
    started, collected, touched = plain.taken
    _, frozen_collected, frozen_touched = frozen.taken
    report.metrics = {
        "heapBytes": heap_bytes,
        "startedBytes": started,
        "touchedBytes": touched,
        "collectedBytes": collected,
        "frozenTouchedBytes": frozen_touched,
        "frozenCollectedBytes": frozen_collected,
    }
    return report


def _used(request: Request) -> Usage:
    if not request.model.startswith("process-"):
        return Usage.here()
    from models.processes import usage_of_all

    return usage_of_all()


def _way(request: Request) -> Way:
    model = request.model
    if model == "process-pool":
        return _process_pool
    if model.startswith("process-"):
        from models.processes import context

        context(request)
        return _processes
    if model in ("thread", "thread-pool", "asyncio-to-thread"):
        return _threads
    if model in ("serial", "asyncio-gather", "asyncio-taskgroup"):
        from_tasks = model != "serial"
        if from_tasks:
            from models.tasks import refuse

            refuse(request)
        return _in_turn
    raise Unsupported(f"{model} has no way to share a heap")


def _in_turn(round_: Round) -> None:
    """Touch and collect as the caller, or as tasks of one thread: they have the heap already."""
    workers = range(1 if round_.request.model == "serial" else round_.request.workers)
    round_.note()
    for _ in workers:
        gc.collect()
    round_.note()
    counts = [_touch() for _ in workers]
    round_.note()
    round_.add_up(counts)


def _lead(round_: Round, line: Line, is_broken: Callable[[], bool]) -> None:
    """Take the workers through their steps."""
    workers = round_.request.workers
    for turn in range(3):
        line.wait_for(workers, is_broken)
        round_.note()
        line.release(workers, turn)


def _threads(round_: Round) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from models.pools import raised

    request, line = round_.request, Line()
    futures = []
    with ThreadPoolExecutor(request.workers) as pool:
        try:
            futures += [pool.submit(_steps, line, request.size) for _ in range(request.workers)]
            _lead(round_, line, lambda: bool(raised(futures)))
            round_.add_up([future.result() for future in futures])
        except LostWorker:
            raise raised(futures)[0] from None
        finally:
            # The pool waits for those that are there.
            line.give_up()
    line.close()


def _processes(round_: Round) -> None:
    from models.processes import Crew, context

    crew = Crew(context(round_.request), turns=3)
    try:
        for _ in range(round_.request.workers):
            crew.start(_steps, round_.request.size)
        _lead(round_, crew.line, crew.is_broken)
        crew.dismiss()
        round_.add_up(crew.results())
    except LostWorker:
        crew.raise_lost()
    finally:
        crew.close()


_line: Line | None = None


def _keep(line: Line) -> None:
    global _line
    _line = line


def _steps_in_pool(size: int) -> int:
    return _steps(_line, size)


def _process_pool(round_: Round) -> None:
    from models.pools import raised
    from models.process_pool import cause, pool_of
    from models.processes import ProcessLine, context

    request = round_.request
    methods = context(request)
    line = ProcessLine(methods)
    futures = []
    try:
        with pool_of(request.workers, methods, _keep, (line,)) as pool:
            futures += [pool.submit(_steps_in_pool, request.size) for _ in range(request.workers)]
            _lead(round_, line, lambda: bool(raised(futures)))
            round_.add_up([future.result() for future in futures])
    except LostWorker:
        raise cause(futures) from None
    line.close()
