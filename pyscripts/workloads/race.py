"""race: each worker adds 1 to one shared counter, without a lock."""

from __future__ import annotations

from models import families
from models.report import MASK, Report
from models.request import Request
from workloads import work


class Counter:
    """A counter that threads and tasks of one process share."""

    def __init__(self) -> None:
        self.value = 0


def _following(value: int) -> int:
    # A call is where another thread may get its turn: since 3.10 there is none within plain arithmetic.
    return value + 1


class Work(work.Work):
    """One worker's additions."""

    # Additions that nobody counts would look like ones too many.
    warms_up = False

    def unit(self, number: int) -> int:
        counter = self.shared
        for _ in range(self.request.size):
            value = counter.value
            value = _following(value)
            counter.value = value
        return self.request.size


def sample(request: Request) -> Report:
    """Have each worker make its additions, and count those that are missing."""
    units = request.units
    if request.model == "serial":
        request.workers = 1
    # Each worker does every unit, so that it has a rival whatever the number of units.
    request.units = units * request.workers
    counter = _shared_counter(request)
    report = families.team(request, Work, counter).sample()
    # What one worker does, so that any number of workers has the same sum.
    report.checksum = f"{units * request.size & MASK:016x}"
    made = request.size * request.units * request.repeats
    lost = made - counter.value
    report.metrics = {"lostUpdatesCount": lost, "lostShare": lost / made if made else 0.0}
    return report


def _shared_counter(request: Request) -> Counter:
    if not request.model.startswith("process-"):
        return Counter()
    from models.processes import context

    return context(request).RawValue("Q", 0)
