"""A channel to a worker and back, and what both sides do with it."""

from __future__ import annotations

from models.line import Line, LostWorker
from models.report import Usage, now

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workloads.round_trips.ledger import Ledger


class Ends:
    """A channel to a worker and back. It is made by the sender."""

    #: Whether one of the two sides, which are threads, has failed.
    is_abandoned = False

    def exchange(self, payload: bytes) -> bytes:
        """Send a payload, and return what comes back."""
        raise NotImplementedError

    def echo(self) -> None:
        """Send back one payload, in the worker."""
        raise NotImplementedError

    def abandon(self) -> None:
        """Let neither side wait for the other any more; between processes, `Alarm` does that."""
        self.is_abandoned = True
        self.wake()

    def wake(self) -> None:
        """End the waits of both sides, with an error or with anything at all."""

    def close(self) -> None:
        """Give back what the channel holds, in the sender."""


def send_all(ledger: Ledger, channels: list[Ends]) -> None:
    """Send each payload and wait for it to come back, worker after worker in turn.

    Raise `LostWorker` where a worker has abandoned its channel.
    """
    trips, buffers = ledger.trips(), ledger.buffers
    exchanges = [channel.exchange for channel in channels]
    ledger.begin()
    try:
        for number, worker in trips:
            payload = buffers[number]
            start = now()
            received = exchanges[worker](payload)
            end = now()
            if channels[worker].is_abandoned:
                raise LostWorker
            ledger.note(number, worker, start, end, received)
    except Exception:
        if any(channel.is_abandoned for channel in channels):
            # Whatever woke the sender.
            raise LostWorker from None
        raise
    ledger.finish()


def echo_all(line: Line, channel: Ends, count: int) -> Usage:
    """Send back so many payloads, in a worker."""
    line.arrive_and_wait()
    before = Usage.here()
    try:
        for _ in range(count):
            channel.echo()
            if channel.is_abandoned:
                raise LostWorker
    except Exception:
        if channel.is_abandoned:
            # Whatever woke the worker.
            raise LostWorker from None
        raise
    return Usage.here() - before


def echo_in_thread(line: Line, channel: Ends, count: int) -> None:
    """Do the same in a thread, whose sender has to be told when it fails; end when the sender is done."""
    try:
        echo_all(line, channel, count)
    except BaseException:
        channel.abandon()
        raise
    # Ending would be beside the sender's trips to others.
    line.arrive_and_wait(1)
