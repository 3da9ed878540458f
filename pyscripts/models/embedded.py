"""What native threads call: the Python side of the models `subinterpreter` and `native-thread`.

The threads themselves, and the line at which they wait for each other, are native.
"""

from __future__ import annotations

from importlib import import_module

from models.report import Share, pass_sums
from models.request import Request, Unsupported
from models.team import do_share

_HALF = 1 << 63

_request: Request
_works: dict = {}


def accept(text: str) -> None:
    """Take the request as JSON, once in each interpreter; raise `Unsupported` for one that cannot be."""
    global _request
    _request = Request.parse(text)
    shares_nothing = _request.model == "subinterpreter"
    if _request.workload == "race" and shares_nothing:
        raise Unsupported("subinterpreters have no counter in common")
    if _request.workload in ("loop", "loop.wait"):
        raise Unsupported("its native threads do not wait in an event loop")
    if _request.workload == "memory":
        raise Unsupported("its workers have the heap of one process: see thread")
    if _request.workload == "fanout":
        raise Unsupported("each wait would take a native thread" + (" and an interpreter" if shares_nothing else ""))
    if _request.workload.startswith("ipc."):
        raise Unsupported("native code calls its workers, so no Python code is there to send: see thread")
    if _request.workload == "race":
        _request.units *= _request.workers


def prepare(worker: int) -> None:
    """Make a worker's input, and have it do a unit that does not count."""
    # Not all modules that a workload needs may be imported in a subinterpreter.
    workload = import_module(_request.module)
    shared = _counter() if _request.workload == "race" else None
    _works[worker] = workload.Work(_request, shared)
    _works[worker].prepare(_request.numbers(worker))
    _works[worker].warm_up(_request.numbers(worker))


_counters: list = []


def _counter() -> object:
    """Return the counter that all threads of this interpreter have in common."""
    if not _counters:
        _counters.append(import_module("workloads.race").Counter())
    return _counters[0]


def counted() -> int:
    """Return what the common counter has come to."""
    return _counters[0].value


def unit(worker: int, number: int) -> int:
    """Do one unit, and return its check value as a signed number of 64 bits."""
    check = _works[worker].unit(number)
    return check if check < _HALF else check - 2 * _HALF


class Done:
    """A worker's share: when each unit began and ended, and each pass's sum in hexadecimal digits."""

    def __init__(self, share: Share) -> None:
        self.starts = share.starts
        self.ends = share.ends
        self.sums = [f"{total & (2 * _HALF - 1):016x}" for total in pass_sums(_request, [share])]


_shares: dict = {}


def do_all(worker: int) -> None:
    """Do all units of a worker."""
    _shares[worker] = Share()
    do_share(_works[worker], _shares[worker], _request.numbers(worker), _request.repeats)


def done(worker: int) -> Done:
    """Return what `do_all` did."""
    return Done(_shares[worker])
