"""CPU-bound threads: what the probes are measured beside."""

import threading

_stopped = False
_threads: list[threading.Thread] = []


def _compute(ready: threading.Barrier) -> None:
    """Keep one thread busy with integer arithmetic until it is told to stop."""
    ready.wait()
    value = 1
    while not _stopped:
        for _ in range(1000):
            value = (value + (value * value | 5)) & 0x7FFFFFFF


def start_cpu_threads(count: int) -> None:
    """Start so many threads, and return when all of them compute."""
    global _stopped
    _stopped = False
    ready = threading.Barrier(count + 1)
    for index in range(count):
        thread = threading.Thread(target=_compute, args=(ready,), name=f"cpu-{index}", daemon=True)
        thread.start()
        _threads.append(thread)
    ready.wait()


def stop_cpu_threads() -> None:
    """Tell the threads to stop, and wait until they have."""
    global _stopped
    _stopped = True
    for thread in _threads:
        thread.join()
    _threads.clear()
