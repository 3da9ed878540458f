"""Three kinds of CPU work, and how much of one kind several threads do in a given time."""

import re
import threading
import time
from collections.abc import Callable


def arithmetic() -> int:
    """Take 1,000 steps of x + (x² | 5) modulo 2³¹: bytecode alone, which holds the GIL."""
    value = 1
    for _ in range(1000):
        value = (value + (value * value | 5)) & 0x7FFFFFFF
    return value


_TEXT = "The quick brown fox jumps over 13 lazy dogs, and 7 of them (54%) do not mind at all. " * 200
_PAIRS = re.compile(r"([a-z]+),? ([a-z]+)")


def regex() -> int:
    """Search 17,000 characters with a regular expression: C code that keeps the GIL."""
    return len(_PAIRS.findall(_TEXT))


def _make_compression() -> Callable[[], int]:
    """Return a function that compresses 64 KiB: C code that releases the GIL."""
    import zlib

    value = 1
    data = bytearray()
    for _ in range(1 << 16):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        data.append(97 + (value >> 16) % 16)
    block = bytes(data)
    return lambda: len(zlib.compress(block, 6))


def _operation(kind: str) -> Callable[[], int]:
    """Return the work of a kind; a call of it is one operation, and returns the same number each time."""
    if kind == "compression":
        return _make_compression()
    return {"arithmetic": arithmetic, "regex": regex}[kind]


def throughput(kind: str, threads: int, seconds: float) -> tuple[int, float]:
    """Have so many threads work for some time; return their operations together and how long they took."""
    operation = _operation(kind)
    expected = operation()
    begin = 0.0
    counts: list[int] = []
    ends: list[float] = []

    def note_begin() -> None:
        nonlocal begin
        begin = time.monotonic()

    # The clock is read when the last thread is ready and none has begun: later, a thread may wait for the GIL to read it.
    ready = threading.Barrier(threads, action=note_begin)

    def work() -> None:
        count = 0
        ready.wait()
        while time.monotonic() < begin + seconds:
            if operation() != expected:
                raise RuntimeError(f"{kind}: an operation gave another result than before")
            count += 1
        ends.append(time.monotonic())
        counts.append(count)

    workers = [threading.Thread(target=work, name=f"work-{index}") for index in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if len(counts) != threads:
        raise RuntimeError(f"{kind}: {threads - len(counts)} of {threads} threads failed")
    return sum(counts), max(ends) - begin
