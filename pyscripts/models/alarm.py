"""How a thread that sees that a worker is lost tells the main thread, whatever that waits for."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType

from models.line import LostWorker

_SIGNAL = signal.SIGUSR1
_AGAIN_SECONDS = 0.05


class Alarm:
    """Within it, `ring` has the main thread raise `LostWorker`.

    By a signal, whose handler raises: nothing else ends a wait for a lock, or for the rest of what a process began to
    send before it was killed. And at no cost: channels need no time limits, after which they would look around.
    """

    def __init__(self) -> None:
        self._is_over = False

    def __enter__(self) -> Alarm:
        signal.signal(_SIGNAL, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        # One that is still under way must not end the process.
        signal.signal(_SIGNAL, signal.SIG_IGN)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if not self._is_over:
            self._is_over = True
            raise LostWorker

    def ring(self) -> None:
        """Interrupt the main thread, from another one; return when it has heard."""
        while not self._is_over:
            # Again and again: a signal that comes just before a wait does not end it.
            signal.pthread_kill(threading.main_thread().ident, _SIGNAL)
            time.sleep(_AGAIN_SECONDS)
