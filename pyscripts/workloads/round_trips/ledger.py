"""What the sender of round trips notes."""

from __future__ import annotations

import zlib

from models.report import Report, Share, Usage, now, pass_sums
from models.request import Request
from workloads.numbers import Buffers

#: So many bytes wait to be checked, at most: checking stops the clock, and should not do so each time.
_UNCHECKED_BYTES = 1 << 26


class Ledger:
    """What the sender notes of each round trip. Its clock stands still while payloads are checked."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.buffers = Buffers(request.seed, request.size)
        self.buffers.make(range(request.units))
        self._checks = {kind: zlib.crc32(self.buffers[kind]) for kind in range(min(4, request.units))}
        self.shares = [Share() for _ in range(request.workers)]
        self._unchecked: list[tuple[Share, int, bytes]] = []
        self._paused = 0.0
        self._checking = Usage()
        self._start = 0.0
        self._before = Usage()

    def trips(self) -> list[tuple[int, int]]:
        """Return the number of each unit and its worker, in the order in which they are done."""
        request = self.request
        return [(number, number % request.workers) for _ in range(request.repeats) for number in range(request.units)]

    def count(self, worker: int) -> int:
        """Return how many payloads a worker has to send back."""
        return len(self.request.numbers(worker)) * self.request.repeats

    def begin(self) -> None:
        """Start the clock."""
        self._before = Usage.here()
        self._start = now()

    def note(self, number: int, worker: int, start: float, end: float, received: bytes) -> None:
        """Note one round trip."""
        share = self.shares[worker]
        share.starts.append(start - self._paused)
        share.ends.append(end - self._paused)
        self._unchecked.append((share, number, received))
        if len(self._unchecked) * self.request.size >= _UNCHECKED_BYTES:
            self.check()

    def check(self) -> None:
        """Check all that has come back."""
        used, begin = Usage.here(), now()
        for share, number, received in self._unchecked:
            known = received == self.buffers[number]
            share.checks.append(self._checks[number & 3] if known else zlib.crc32(received))
        self._unchecked.clear()
        self._checking = self._checking + (Usage.here() - used)
        self._paused += now() - begin

    def finish(self) -> None:
        """Stop the clock."""
        self._used = Usage.here() - self._before - self._checking
        self.check()

    def report(self, creation_seconds: float, gone: float) -> Report:
        """Return the report, when the workers are gone."""
        report = Report()
        report.usage = self._used
        report.fill(self.request, self.shares, pass_sums(self.request, self.shares), self._start)
        report.creation_seconds = creation_seconds
        report.join_seconds = max(0.0, gone - self._start - self._paused - report.wall_seconds)
        report.latencies = [end - start for share in self.shares for start, end in zip(share.starts, share.ends)]
        moved = 2 * self.request.size * len(report.latencies)
        report.metrics = {"payloadBytesPerSecond": moved / report.wall_seconds if report.wall_seconds else 0.0}
        return report
