"""`multiprocessing.Process`, by each of its start methods: each worker does its share of the units."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import threading
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from models.alarm import Alarm
from models.failure import Failure
from models.line import Line, LostWorker
from models.report import Share, Usage
from models.request import Request, Unsupported
from models.team import Team, do_share

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work


def context(request: Request) -> BaseContext:
    """Return `multiprocessing` with the start method that the model is named for, or the interpreter's own."""
    if request.child_executable:
        multiprocessing.set_executable(request.child_executable)
    method = request.model.partition("-")[2]
    if method == "pool":
        return multiprocessing.get_context()
    if method not in multiprocessing.get_all_start_methods():
        raise Unsupported(f"multiprocessing has no start method {method} here")
    return multiprocessing.get_context(method)


def start_one(methods: BaseContext) -> None:
    """Start a process that does nothing, and wait for it: the first one pays for imports and for the forkserver."""
    process = methods.Process(target=int)
    process.start()
    process.join()


#: What the system answers when it gives no further process, or no pipe to one.
_REFUSALS = (errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE)


def raise_if_refused(error: OSError, started: list[BaseProcess] | None = None) -> None:
    """Raise `Unsupported` where the error is that the system gave no process besides those that had been started.

    Without a list of them, they are taken to live still, as those of a pool do.
    """
    if error.errno in _REFUSALS:
        count = len(multiprocessing.active_children() if started is None else started)
        raise Unsupported(f"the system gave no more than {count} processes: {_refusal(error)}") from error


def _refusal(error: OSError) -> str:
    """Return what the system says, with the limit that was reached, where it is known."""
    said = error.strerror or str(error)
    if error.errno != errno.EMFILE:
        return said
    return f"{said}, at most {resource.getrlimit(resource.RLIMIT_NOFILE)[0]} in a process"


def start(process: BaseProcess, started: list[BaseProcess]) -> None:
    """Start a process; raise `Unsupported` where the system gives none besides those that had been started."""
    try:
        process.start()
    except OSError as error:
        raise_if_refused(error, started)
        raise
    except EOFError as error:
        # The forkserver was refused something and has ended; why is only on standard error.
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        raise RuntimeError(
            f"the forkserver ended when it should have started process {len(started) + 1}: it may have no more than "
            f"{most} open files, and as many processes as the system gives"
        ) from error


def lost(process: BaseProcess) -> RuntimeError:
    """Return the error that a process is gone which had something to do."""
    process.join(1)
    code = process.exitcode
    how = "" if code is None else f" with exit status {code}" if code >= 0 else f" with signal {-code}"
    return RuntimeError(f"{process.name}, a process, ended{how} before its work was done")


def usage_of_all() -> Usage:
    """Return what this process has used, its children that are gone, and those of the forkserver."""
    used = Usage.of_all()
    # Nothing public names the server.
    server = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if server:
        with open(f"/proc/{server}/stat", encoding="ascii") as file:
            # User and system time in ticks, its own and its children's, are the 14th to 17th field of proc(5).
            user, system, users, systems = map(int, file.read().rpartition(")")[2].split()[11:15])
        tick = os.sysconf("SC_CLK_TCK")
        used = used + Usage((user + users) / tick, (system + systems) / tick)
    return used


class ProcessLine(Line):
    """A line whose pipes are handed to processes, whatever starts them."""

    def __init__(self, methods: BaseContext) -> None:
        pipes = [methods.Pipe(duplex=False) for _ in range(3)]
        # Connections are kept, since one that goes closes its pipe. Workers have the first three ends.
        (arrivals, arrive), (go, release), (other_go, other_release) = pipes
        self._ends = [arrive, go, other_go]
        self._own_ends = [arrivals, release, other_release]
        self.arrivals = arrivals.fileno()
        self._release = [release.fileno(), other_release.fileno()]
        self._take_worker_ends()

    def _take_worker_ends(self) -> None:
        self._arrive, *self._go = (end.fileno() for end in self._ends)

    def __getstate__(self) -> list[Connection]:
        return self._ends

    def __setstate__(self, ends: list[Connection]) -> None:
        self._ends = ends
        self._take_worker_ends()

    def give_up(self) -> None:
        """Do nothing: processes that wait are ended."""

    def close(self) -> None:
        for end in self._ends + self._own_ends:
            end.close()


class Crew:
    """Processes that wait on one line and send one result each."""

    def __init__(self, methods: BaseContext, turns: int) -> None:
        """`turns` is how often each waits at the line until it has its result."""
        self._methods = methods
        self._turns = turns
        self.line = ProcessLine(methods)
        self._results: list[Connection] = []
        self._received: dict[int, object] = {}
        self._failure: Failure | None = None
        self._lost: BaseProcess | None = None
        self.processes: list[BaseProcess] = []

    def start(self, target: Callable[..., object], *arguments: object) -> None:
        """Start a process that calls `target(line, *arguments)` and sends what it returns, or raises.

        When it has nothing to do but send what is returned, it arrives at the line once more, and waits for `dismiss`.
        """
        results, sender = self._methods.Pipe(duplex=False)
        name = f"worker {len(self.processes)}"
        order = (self.line, self._turns, sender, target, arguments)
        process = self._methods.Process(target=_child, args=order, name=name)
        process.start()
        # The child alone holds this end now: when it is closed, the child has ended.
        sender.close()
        self.processes.append(process)
        self._results.append(results)

    def wait_for_all(self) -> None:
        """Wait until each has arrived at the line."""
        try:
            self.line.wait_for(len(self.processes), self.is_broken)
        except LostWorker:
            self.raise_lost()

    async def wait_for_all_async(self) -> None:
        """Do the same, and let the event loop go on meanwhile."""
        try:
            await self.line.wait_for_async(len(self.processes), self.is_broken)
        except LostWorker:
            self.raise_lost()

    def watch(self, alarm: Alarm) -> threading.Thread:
        """Start a thread that rings as soon as one has ended without a result, and ends when each has sent one."""
        watching = threading.Thread(target=self._watch, args=(alarm,), daemon=True)
        watching.start()
        return watching

    def _watch(self, alarm: Alarm) -> None:
        places = {results: place for place, results in enumerate(self._results)}
        while places:
            for results in wait(list(places)):
                if not self._receive(places.pop(results)):
                    alarm.ring()
                    return

    def is_broken(self) -> bool:
        """Whether one has ended without a result."""
        return any(not self._receive(self._results.index(ready)) for ready in wait(self._results, 0))

    def release(self, turn: int = 0) -> None:
        """Let each go on from the line."""
        self.line.release(len(self.processes), turn)

    def dismiss(self) -> None:
        """Let each send its result and end, when all others have done their work."""
        self.release(self._turns)

    def results(self) -> list:
        """Return what each one's target returned, once they are dismissed; raise what one raised."""
        for place in range(len(self.processes)):
            if not self._receive(place):
                self.raise_lost()
        return [self._received[place] for place in range(len(self.processes))]

    def _receive(self, place: int) -> bool:
        """Wait for a process's result; say whether there is one."""
        if place not in self._received:
            try:
                received = self._results[place].recv()
            except (EOFError, OSError):
                self._lost = self.processes[place]
                return False
            if isinstance(received, Failure):
                self._failure = received
                return False
            self._received[place] = received
        return True

    def raise_lost(self) -> None:
        """Raise what one has raised, or the error that it has ended without a result."""
        if self._failure is not None:
            raise self._failure.error()
        raise LostWorker if self._lost is None else lost(self._lost)

    def close(self) -> None:
        """Wait until the processes are gone. After an error, end them."""
        is_done = len(self._received) == len(self.processes)
        for process in self.processes:
            if not is_done:
                process.terminate()
        for process in self.processes:
            process.join()
        for results in self._results:
            results.close()
        self.line.close()


def _child(
    line: ProcessLine, turns: int, sender: Connection, target: Callable[..., object], arguments: tuple
) -> None:
    try:
        result = target(line, *arguments)
        # Sending and ending takes processors, which others may still need for what is timed.
        line.arrive_and_wait(turns)
        sender.send(result)
    except Exception as error:
        sender.send(Failure(error))
    sender.close()


class Processes(Team):
    """Child processes, each with its share."""

    def create(self) -> None:
        self._crew = None
        methods = context(self.request)
        self._crew = Crew(methods, turns=2)
        for worker in range(self.request.workers):
            self._crew.start(_do_share, self.request, self.work, self.shared, worker)
        self._crew.wait_for_all()

    def prepare(self) -> None:
        self._crew.release()
        self._crew.wait_for_all()

    def go(self) -> None:
        self._crew.release(1)

    def wait(self) -> None:
        self._crew.wait_for_all()

    async def wait_async(self) -> None:
        await self._crew.wait_for_all_async()

    def collect(self) -> list[Share]:
        shares = []
        self._crew.dismiss()
        for starts, ends, checks, usage in self._crew.results():
            share = Share()
            share.starts, share.ends, share.checks, share.usage = starts, ends, checks, Usage(*usage)
            shares.append(share)
        return shares

    def close(self) -> None:
        if self._crew is not None:
            self._crew.close()


def _do_share(line: Line, request: Request, work: type[Work], shared: object, worker: int) -> tuple:
    numbers = request.numbers(worker)
    share = Share()
    line.arrive_and_wait()
    mine = work(request, shared)
    mine.prepare(numbers)
    mine.warm_up(numbers)
    line.arrive_and_wait(1)
    before = Usage.here()
    do_share(mine, share, numbers, request.repeats)
    used = Usage.here() - before
    return share.starts, share.ends, share.checks, (used.user, used.system, used.voluntary, used.involuntary)
