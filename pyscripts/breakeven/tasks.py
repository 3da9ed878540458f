"""The tasks whose length is swept. Apart, since each subinterpreter and each spawned process imports them anew."""

import time


def _steps(count: int) -> int:
    value = 1
    for _ in range(count):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
    return value


def _compress(count: int) -> int:
    import zlib

    block = bytes(range(256)) * 64
    return sum(len(zlib.compress(block)) for _ in range(count))


def work(kind: str, amount: float, payload: bytes) -> int:
    """Do one task: `amount` is steps of arithmetic, blocks to compress, or seconds to wait. Returns a small number."""
    if kind == "wait":
        time.sleep(amount)
    elif kind == "released":
        _compress(int(amount))
    else:
        _steps(int(amount))
    return len(payload)
