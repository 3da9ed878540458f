"""What a worker process raised, on its way to the process that started it."""

from __future__ import annotations

import pickle


class WorkerTraceback(Exception):
    """Where a worker was when it failed: its text is the traceback."""


class Failure:
    """An exception, and what can be told of it where it cannot be sent itself."""

    def __init__(self, error: Exception) -> None:
        # Seldom needed, and each worker would pay for it.
        import traceback

        kind = type(error)
        self._traceback = "".join(traceback.format_exception(kind, error, error.__traceback__))
        self._text = "".join(traceback.format_exception_only(kind, error)).strip()
        try:
            self._pickled = pickle.dumps(error)
        except Exception:  # Whatever its class or its values raise.
            self._pickled = b""

    def error(self) -> BaseException:
        """Return the exception as it was raised, or one with its text; its cause is the worker's traceback."""
        try:
            error = pickle.loads(self._pickled)
        except Exception:  # Some are written that cannot be read.
            error = RuntimeError(self._text)
        error.__cause__ = WorkerTraceback(self._traceback)
        return error
