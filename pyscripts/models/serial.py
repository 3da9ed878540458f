"""One unit after another, by the caller itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from models.report import Report, Share
from models.team import Team, do_share


class Serial(Team):
    """A team of one, which is the caller."""

    def create(self) -> None:
        self._share = Share()

    def prepare(self) -> None:
        self._numbers = range(self.request.units)
        self._work = self.work(self.request, self.shared)
        self._work.prepare(self._numbers)
        self._work.warm_up(self._numbers)

    def go(self) -> None:
        do_share(self._work, self._share, self._numbers, self.request.repeats)

    def collect(self) -> list[Share]:
        return [self._share]

    def sample(self, beside: Callable[[Awaitable[None]], Awaitable[None]] | None = None) -> Report:
        report = super().sample(beside)
        report.creation_seconds = report.join_seconds = 0.0
        return report
