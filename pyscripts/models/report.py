"""What a sample measured, as `sample-report.json` says it."""

from __future__ import annotations

import json
import os
import resource
from collections.abc import Callable
from time import CLOCK_MONOTONIC, clock_gettime

from models.request import Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.work import Work

MASK = (1 << 64) - 1


def now() -> float:
    """Return the time in seconds on the clock that all processes share."""
    return clock_gettime(CLOCK_MONOTONIC)


class Usage:
    """Processor time and context switches of this process, or of several together."""

    __slots__ = ("user", "system", "voluntary", "involuntary")

    def __init__(self, user: float = 0, system: float = 0, voluntary: int = 0, involuntary: int = 0) -> None:
        self.user = user
        self.system = system
        self.voluntary = voluntary
        self.involuntary = involuntary

    @classmethod
    def here(cls) -> Usage:
        """Return what this process has used until now."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        return cls(used.ru_utime, used.ru_stime, used.ru_nvcsw, used.ru_nivcsw)

    @classmethod
    def of_all(cls) -> Usage:
        """Return what this process has used, and the children that it has waited for."""
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return cls.here() + cls(used.ru_utime, used.ru_stime, used.ru_nvcsw, used.ru_nivcsw)

    def __sub__(self, other: Usage) -> Usage:
        return Usage(
            self.user - other.user,
            self.system - other.system,
            self.voluntary - other.voluntary,
            self.involuntary - other.involuntary,
        )

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.user + other.user,
            self.system + other.system,
            self.voluntary + other.voluntary,
            self.involuntary + other.involuntary,
        )


class Share:
    """What one worker did: when each unit began and ended, and what came out."""

    __slots__ = ("starts", "ends", "checks", "usage")

    def __init__(self) -> None:
        self.starts: list[float] = []
        self.ends: list[float] = []
        #: In the order of the worker's units, pass by pass; for a pool, empty.
        self.checks: list[int] = []
        #: Of the worker's own process; None where it has none.
        self.usage: Usage | None = None


class Report:
    """The figures of a sample: see `SampleReport` in Swift for what each means."""

    file_name = "sample-report.json"

    def __init__(self) -> None:
        self.unsupported: str | None = None
        self.checksum = ""
        self.wall_seconds = 0.0
        self.creation_seconds = 0.0
        self.join_seconds = 0.0
        self.window_seconds = 0.0
        self.workers: list[dict[str, float]] = []
        self.usage = Usage()
        self.latencies: list[float] = []
        self.metrics: dict[str, float] = {}

    def write(self, folder: str) -> None:
        """Leave it in a run's folder: whole or not at all."""
        fields = {
            "checksum": self.checksum,
            "wallSeconds": self.wall_seconds,
            "creationSeconds": self.creation_seconds,
            "joinSeconds": self.join_seconds,
            "windowSeconds": self.window_seconds,
            "workers": self.workers,
            "userSeconds": self.usage.user,
            "systemSeconds": self.usage.system,
            "voluntarySwitches": self.usage.voluntary,
            "involuntarySwitches": self.usage.involuntary,
            "latencies": self.latencies,
            "metrics": self.metrics,
        }
        if self.unsupported is not None:
            fields["unsupported"] = self.unsupported
        path = f"{folder}/{self.file_name}"
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(fields, file, allow_nan=False)
        os.replace(path + ".new", path)

    def fill(
        self, request: Request, shares: list[Share], sums: list[int], start: float, idle_count: int = 0
    ) -> None:
        """Derive the figures of a sample that was let go at `start` from what its workers did.

        `sums` are the passes' check values, each added up. `idle_count` is how many workers a pool had besides, none of
        which was handed a unit: the window is that of the others, but fairness counts all.
        """
        self.checksum = checksum(request, sums)
        self.workers, self.window_seconds = _workers(shares, start)
        idle = {"units": 0, "unitsInWindow": 0.0, "startSeconds": 0.0, "endSeconds": 0.0}
        self.workers += [dict(idle) for _ in range(idle_count)]
        self.wall_seconds = max((share.ends[-1] for share in shares if share.ends), default=start) - start
        for share in shares:
            if share.usage is not None:
                self.usage = self.usage + share.usage

    def note_latencies(self, request: Request, shares: list[Share], work: type[Work]) -> None:
        """Note the latency of each unit, where the workload has latencies."""
        for share in shares:
            for start, end in zip(share.starts, share.ends):
                latency = work.latency(request, start, end)
                if latency is None:
                    return
                self.latencies.append(latency)


def checksum(request: Request, sums: list[int]) -> str:
    """Return the sum of one pass, which must be that of each, in 16 hexadecimal digits."""
    first = sums[0] & MASK
    for index, other in enumerate(sums):
        if other & MASK != first:
            raise RuntimeError(
                f"{request.workload}: repeat {index + 1} came to {other & MASK:016x} and the first to {first:016x}, "
                "where each must come to the same"
            )
    return f"{first:016x}"


def pass_sums(request: Request, shares: list[Share]) -> list[int]:
    """Add up the check values of each pass, where each worker did its units in order."""
    sums = [0] * request.repeats
    for share in shares:
        length = len(share.checks) // request.repeats
        for index in range(request.repeats):
            sums[index] += sum(share.checks[index * length : (index + 1) * length])
    return sums


def _workers(shares: list[Share], start: float) -> tuple[list[dict[str, float]], float]:
    """Return what each worker did, and how long all were at work at once: as `SampleStamps` in Swift."""
    first = max((share.starts[0] for share in shares if share.starts), default=start)
    last = min((share.ends[-1] for share in shares if share.ends), default=start)
    # A worker that had nothing to do was not at work.
    window = max(0.0, last - first) if all(share.starts for share in shares) else 0.0
    workers = []
    for share in shares:
        inside = sum(map(_part(first, last), share.starts, share.ends)) if window else 0.0
        workers.append(
            {
                "units": len(share.starts),
                "unitsInWindow": inside,
                "startSeconds": share.starts[0] - start if share.starts else 0.0,
                "endSeconds": share.ends[-1] - start if share.ends else 0.0,
            }
        )
    return workers, window


def _part(first: float, last: float) -> Callable[[float, float], float]:
    """Return a function that tells which part of a unit lies between two moments."""

    def part(start: float, end: float) -> float:
        if first <= start and end <= last:
            # One too short for the clock is inside or outside.
            return 1.0 if end > start or start < last else 0.0
        return max(0.0, min(end, last) - max(start, first)) / (end - start) if end > start else 0.0

    return part
